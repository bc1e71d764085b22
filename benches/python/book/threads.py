"""Two threads, a variable that they share, and a queue between them. Chapter: threads without a GIL."""

# ANCHOR: interleaving
from concurrent.futures import ThreadPoolExecutor

def print_multiple(text, n):
    for _ in range(n):
        print(text, end="")

with ThreadPoolExecutor() as executor:
    executor.submit(print_multiple, ".", 20)
    executor.submit(print_multiple, "o", 20)
# ANCHOR_END: interleaving

import threading

# ANCHOR: spawn
thread = threading.Thread(
    target=print_multiple, args=("x", 20))
thread.start()
print_multiple(" ", 1)
thread.join()
# ANCHOR_END: spawn
print("\ncompleted all tasks")

# ANCHOR: shared
import threading

longest = ""
lock = threading.Lock()

def offer(words):
    global longest
    for word in words:
        with lock:
            if len(word) > len(longest):
                longest = word

a = threading.Thread(
    target=offer, args=(["one", "three"],))
b = threading.Thread(
    target=offer, args=(["fifteen", "ten"],))
a.start(); b.start()
a.join(); b.join()
print(f"the longest: {longest}")
# ANCHOR_END: shared

# ANCHOR: queue
import queue

results = queue.Queue()

def measure(word):
    results.put((word, len(word)))

threads = []
for word in ["one", "three"]:
    t = threading.Thread(target=measure, args=(word,))
    t.start()
    threads.append(t)
for _ in threads:
    word, length = results.get()
    print(f"{word}: {length}")
# ANCHOR_END: queue
for t in threads:
    t.join()
