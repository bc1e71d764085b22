"""The same work with 1, 2 and 4 workers. Chapter: number of workers."""

# ANCHOR: task
import sys
import time
from concurrent.futures import ProcessPoolExecutor

def sum_square(number):
    s = 0
    for i in range(number):
        s += i * i
    return s
# ANCHOR_END: task

# ANCHOR: runners
def serial_runner(numbers):
    return [sum_square(n) for n in range(numbers)]

def executor_runner(numbers, workers, size):
    with ProcessPoolExecutor(workers) as executor:
        sums = executor.map(
            sum_square, range(numbers), chunksize=size)
        return list(sums)
# ANCHOR_END: runners

def seconds(function, *arguments):
    start = time.perf_counter()
    function(*arguments)
    return f"{time.perf_counter() - start:.2f} seconds"

if __name__ == "__main__":
    numbers = int(sys.argv[1]) if len(sys.argv) > 1 else 3_000
    print("serial:", seconds(serial_runner, numbers))
    for chunksize in [1, 100]:
        for workers in [1, 2]:
            time_taken = seconds(executor_runner, numbers, workers, chunksize)
            print(f"{workers} worker(s), {chunksize} number(s) at a time: {time_taken}")
