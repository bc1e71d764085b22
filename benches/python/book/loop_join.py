"""Any number of processes: started in one loop, joined in another. Chapter: the loop and the join."""

import multiprocessing
import time

# ANCHOR: task
def bake(cake):
    time.sleep(0.2)
    print(f"{cake} is done")
# ANCHOR_END: task

# ANCHOR: loops
def bake_all(cakes):
    processes = []
    for cake in cakes:
        p = multiprocessing.Process(
            target=bake, args=(cake,))
        p.start()
        processes.append(p)
    for p in processes:
        p.join()
# ANCHOR_END: loops

# ANCHOR: joined_too_early
def bake_in_a_queue(cakes):
    for cake in cakes:
        p = multiprocessing.Process(
            target=bake, args=(cake,))
        p.start()
        p.join()
# ANCHOR_END: joined_too_early

if __name__ == "__main__":
    for way in [bake_all, bake_in_a_queue]:
        start = time.perf_counter()
        way(["apple cake"] * 3)
        print(f"{way.__name__}: {time.perf_counter() - start:.2f} seconds", flush=True)
