"""Tasks so small that handing them out takes longer than doing them, one by one and in chunks."""

import time
from concurrent.futures import ProcessPoolExecutor

TASKS = 5_000


# ANCHOR: add_one
def add_one(number):
    return number + 1
# ANCHOR_END: add_one


def row(name, run):
    start = time.perf_counter()
    total = sum(run())
    seconds = time.perf_counter() - start
    assert total == TASKS * (TASKS + 1) // 2
    print(f"{name:<16} {seconds / TASKS * 1e6:8.3f} microseconds a task")


if __name__ == "__main__":
    row("serial", lambda: map(add_one, range(TASKS)))
    # ANCHOR: chunks
    with ProcessPoolExecutor(max_workers=2) as executor:
        executor.submit(add_one, 0).result()  # the workers are there now
        for chunk in [1, 100, 1_000]:
            run = lambda: executor.map(add_one, range(TASKS), chunksize=chunk)
            row(f"chunks of {chunk}", run)
    # ANCHOR_END: chunks
