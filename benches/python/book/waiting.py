"""Work that waits: the same eight downloads, one after another and by more and more threads."""

import threading
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Slow(BaseHTTPRequestHandler):
    """A site whose answers take a tenth of a second, and that does not have everything."""

    def do_GET(self):
        time.sleep(0.1)
        self.send_response(404 if "none" in self.path else 200)
        self.end_headers()
        self.wfile.write(b"Title: a book\n" * 1000)

    def log_message(self, *_):
        pass


# ANCHOR: get
def get(url):
    try:
        with urllib.request.urlopen(url) as answer:
            return len(answer.read())
    except OSError as error:
        return f"{url}: {error}"
# ANCHOR_END: get


def row(name, pages, start):
    seconds = time.perf_counter() - start
    here = sum(isinstance(page, int) for page in pages)
    print(f"{name:<10} {seconds:.2f} s   {here} downloaded, {len(pages) - here} failed")


def main():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Slow)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    site = f"http://127.0.0.1:{server.server_port}"
    urls = [f"{site}/books/{number}.txt" for number in range(1, 8)]
    urls.append(f"{site}/books/none.txt")

    # ANCHOR: serial
    start = time.perf_counter()
    pages = list(map(get, urls))
    # ANCHOR_END: serial
    row("serial", pages, start)
    for workers in [2, 4, 8]:
        # ANCHOR: threads
        start = time.perf_counter()
        with ThreadPoolExecutor(workers) as executor:
            pages = list(executor.map(get, urls))
        # ANCHOR_END: threads
        row(f"{workers} threads", pages, start)


if __name__ == "__main__":
    main()
