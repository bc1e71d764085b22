"""Chores done one after another, timed. Chapter: the serial baseline."""

# ANCHOR: task
import time

def do_chore(name):
    print(f"{name} ...")
    time.sleep(0.2)
# ANCHOR_END: task

# ANCHOR: timed
start = time.perf_counter()
for name in ["sweep", "wash", "dry"]:
    do_chore(name)
end = time.perf_counter()
print(f"Serial: {end - start:.2f} seconds")
# ANCHOR_END: timed
