"""The same loop on one thread, on two, and in two processes. Chapter: threads without a GIL."""

# ANCHOR: all
import time
from concurrent.futures import (
    ProcessPoolExecutor, ThreadPoolExecutor)

def count(n):
    s = 0
    for i in range(n):
        s += i * i
    return s

if __name__ == "__main__":
    start = time.perf_counter()
    for _ in range(2):
        count(5_000_000)
    time_taken = time.perf_counter() - start
    print(f"serial: {time_taken:.2f} seconds")

    for kind in [ThreadPoolExecutor, ProcessPoolExecutor]:
        start = time.perf_counter()
        with kind(max_workers=2) as executor:
            list(executor.map(count, [5_000_000] * 2))
        time_taken = time.perf_counter() - start
        print(f"{kind.__name__}: {time_taken:.2f} seconds")
# ANCHOR_END: all
