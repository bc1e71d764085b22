"""A seed that is used, and one that is not. Chapter: pools."""

# ANCHOR: all
import multiprocessing
import random

def darts(random):
    hits = 0
    for _ in range(10_000):
        x, y = random.random(), random.random()
        if x * x + y * y < 1:
            hits += 1
    return 4 * hits / 10_000

def pi_without_seed(seed):  # forgets the seed
    return darts(random)

def pi_with_seed(seed):
    return darts(random.Random(seed))

if __name__ == "__main__":
    with multiprocessing.Pool(2) as pool:
        for estimate in [pi_without_seed, pi_with_seed]:
            once = pool.map(estimate, range(4))
            again = pool.map(estimate, range(4))
            print(f"{estimate.__name__}: {once == again}")
# ANCHOR_END: all
