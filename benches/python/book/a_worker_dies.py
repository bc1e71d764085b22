"""What Python's executor makes of a worker that dies in the middle of a task."""

import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


# ANCHOR: deadly
def deadly(number):
    """Takes its whole process with it for 13."""
    if number == 13:
        os.abort()
    return number * number
# ANCHOR_END: deadly


if __name__ == "__main__":
    # ANCHOR: pool
    with ProcessPoolExecutor(max_workers=2) as executor:
        futures = [executor.submit(deadly, number) for number in range(20)]
        lost = 0
        for future in futures:
            try:
                future.result()
            except BrokenProcessPool:
                lost += 1
        print(f"{lost} of 20 squares are lost")
        # ANCHOR_END: pool
        try:
            executor.submit(deadly, 1)
        except BrokenProcessPool as error:
            print("and then:", error)
