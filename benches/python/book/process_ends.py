"""How processes end. Chapter: processes."""

# ANCHOR: all
import multiprocessing
import sys

def fine():
    pass

def exits():
    sys.exit(3)

def fails():
    raise ValueError("no such day")

if __name__ == "__main__":
    for target in [fine, exits, fails]:
        p = multiprocessing.Process(target=target)
        p.start()
        p.join()
        print(f"exit code {p.exitcode}", flush=True)
# ANCHOR_END: all
