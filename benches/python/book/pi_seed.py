"""A seed that is used, and one that is not. Chapter: pools."""

# ANCHOR: all
import multiprocessing
import random

def pi_without_seed(seed):  # takes a seed, and forgets it
    hits = sum(random.random() ** 2 + random.random() ** 2 < 1 for _ in range(10_000))
    return 4 * hits / 10_000

def pi_with_seed(seed):
    own = random.Random(seed)
    hits = sum(own.random() ** 2 + own.random() ** 2 < 1 for _ in range(10_000))
    return 4 * hits / 10_000

if __name__ == "__main__":
    with multiprocessing.Pool(2) as pool:
        for estimate in [pi_without_seed, pi_with_seed]:
            twice = [pool.map(estimate, range(4)) for _ in range(2)]
            same = "the same" if twice[0] == twice[1] else "others"
            print(f"{estimate.__name__}: the second time, {same}")
# ANCHOR_END: all
