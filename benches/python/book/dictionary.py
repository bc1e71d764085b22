"""One program that uses most of the names of the tutorials; its twin in Rust is examples/dictionary.rs."""

# ANCHOR: all
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import Pool, Process


def square(x):
    return x * x


def boo(seconds):
    time.sleep(seconds / 10)
    return seconds


def main():
    start = time.perf_counter()
    p = Process(target=boo, args=[1])
    p.start()
    p.join()
    print("exit code", p.exitcode)

    with Pool(2) as pool:
        print(pool.map(square, range(5)))

    with ProcessPoolExecutor(max_workers=3) as executor:
        futures = [executor.submit(boo, n) for n in [3, 1, 2]]
        for future in as_completed(futures):
            print("slept", future.result())

    print(f"{time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
# ANCHOR_END: all
