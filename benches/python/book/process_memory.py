"""A variable that a process changes, and that its parent still has as it was. Chapter: processes."""

# ANCHOR: all
import multiprocessing

count = 0

def add_one():
    global count
    count += 1

if __name__ == "__main__":
    p = multiprocessing.Process(target=add_one)
    p.start()
    p.join()
    add_one()
    print(f"counted to {count}")
# ANCHOR_END: all
