"""Who handled what. Chapter: pools."""

# ANCHOR: all
import multiprocessing
import os
import time

def who(x):
    time.sleep(0.05)
    return x, os.getpid()

if __name__ == "__main__":
    alone = [who(x) for x in range(6)]
    with multiprocessing.Pool(6) as pool:
        pooled = pool.map(who, range(6), 1)
    for pairs in [alone, pooled]:
        print([x for x, pid in pairs])
        print(len({pid for x, pid in pairs}), "process(es)")
# ANCHOR_END: all
