"""Naps of 1, 2 and 3: serially, and all at once. Chapter: different inputs."""

# ANCHOR: all
import time
from concurrent.futures import ProcessPoolExecutor

def boo(tenths):
    time.sleep(tenths / 10)

def serial(naps):
    for tenths in naps:
        boo(tenths)

def parallel(naps):
    with ProcessPoolExecutor(max_workers=3) as executor:
        list(executor.map(boo, naps))

if __name__ == "__main__":
    for way in [serial, parallel]:
        start = time.perf_counter()
        way([1, 2, 3])
        time_taken = time.perf_counter() - start
        print(f"{way.__name__}: {time_taken:.2f} seconds")
# ANCHOR_END: all
