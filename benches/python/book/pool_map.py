"""A pool, and its map. Chapter: pools."""

# ANCHOR: task
import multiprocessing

def steps(n):
    count = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        count += 1
    return count
# ANCHOR_END: task

# ANCHOR: map
if __name__ == "__main__":
    with multiprocessing.Pool(4) as pool:
        print(pool.map(steps, range(1, 10)))
# ANCHOR_END: map
