"""Results in order, and results as they come. Chapter: pools."""

# ANCHOR: all
import multiprocessing
import time

def nap(tenths):
    time.sleep(tenths / 10)
    return tenths

if __name__ == "__main__":
    with multiprocessing.Pool(3) as pool:
        print("map:", pool.map(nap, [3, 1, 2]))
        print("imap:")
        for result in pool.imap(nap, [3, 1, 2]):
            print(result)
        print("imap_unordered:")
        for result in pool.imap_unordered(nap, [3, 1, 2]):
            print(result)
# ANCHOR_END: all
