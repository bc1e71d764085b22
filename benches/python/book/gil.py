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

def serial():
    return [count(2_000_000) for _ in range(2)]

def pooled(kind):
    with kind(max_workers=2) as executor:
        return list(executor.map(count, [2_000_000] * 2))

def seconds(function, *arguments):
    start = time.perf_counter()
    function(*arguments)
    return time.perf_counter() - start

if __name__ == "__main__":
    rounds = [
        (seconds(serial),
         seconds(pooled, ThreadPoolExecutor),
         seconds(pooled, ProcessPoolExecutor))
        for _ in range(6)
    ]
    best = [min(times) for times in zip(*rounds)]
    for name, time_taken in zip(["serial", "threads", "processes"], best):
        print(f"{name}: {time_taken:.2f} seconds at best")
# ANCHOR_END: all
