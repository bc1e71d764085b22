"""What an unread `map` of an executor hides. Chapter: executors and futures."""

# ANCHOR: all
import time
from concurrent.futures import ProcessPoolExecutor

def half(n):
    time.sleep(0.1)
    if n % 2 == 1:
        raise ValueError(f"{n} is odd")
    return n // 2

if __name__ == "__main__":
    start = time.perf_counter()
    with ProcessPoolExecutor(max_workers=2) as executor:
        executor.map(half, [2, 3, 4, 5])  # unread
    time_taken = time.perf_counter() - start
    print(f"{time_taken:.1f} seconds, and no error")

    try:
        with ProcessPoolExecutor(max_workers=2) as executor:
            list(executor.map(half, [2, 3, 4, 5]))
    except ValueError as error:
        print(f"read: {error}")
# ANCHOR_END: all
