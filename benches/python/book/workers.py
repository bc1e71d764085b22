"""The same work with 1, 2 and 4 workers. Chapter: number of workers."""

# ANCHOR: all
import time
from concurrent.futures import ProcessPoolExecutor

def sum_square(number):
    s = 0
    for i in range(number):
        s += i * i
    return s

def runner(numbers, workers):
    with ProcessPoolExecutor(max_workers=workers) as executor:
        return list(executor.map(sum_square, range(numbers)))

if __name__ == "__main__":
    for workers in [1, 2, 4]:
        start = time.perf_counter()
        runner(3_000, workers)
        print(f"executor {workers}: {time.perf_counter() - start:.2f} seconds")
# ANCHOR_END: all
