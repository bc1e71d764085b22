"""Tasks handed in one by one, and their futures. Chapter: executors and futures."""

# ANCHOR: task
import time
from concurrent.futures import (
    ProcessPoolExecutor, as_completed)

def roast(minutes):
    if minutes > 3:
        raise ValueError(f"{minutes} minutes: burnt")
    time.sleep(minutes / 10)
    return f"roasted for {minutes}"
# ANCHOR_END: task

if __name__ == "__main__":
    # ANCHOR: submit
    with ProcessPoolExecutor(max_workers=2) as executor:
        first = executor.submit(roast, 2)
        second = executor.submit(roast, 1)
        print(first.result())
        print(second.result())
    # ANCHOR_END: submit

    # ANCHOR: one_at_a_time
    with ProcessPoolExecutor(max_workers=2) as executor:
        for minutes in [1, 2]:
            future = executor.submit(roast, minutes)
            print(future.result())  # waits here
    # ANCHOR_END: one_at_a_time

    # ANCHOR: as_completed
    with ProcessPoolExecutor(max_workers=3) as executor:
        futures = [executor.submit(roast, m)
                   for m in [3, 1, 2]]
        for future in as_completed(futures):
            print("done:", future.result())
    # ANCHOR_END: as_completed

    # ANCHOR: failing
    with ProcessPoolExecutor(max_workers=2) as executor:
        futures = [executor.submit(roast, m)
                   for m in [1, 9]]
        for future in futures:
            try:
                print(future.result())
            except ValueError as error:
                print("an error:", error)
    # ANCHOR_END: failing
