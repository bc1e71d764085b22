"""One process: started, joined, and how it ended. Chapter: processes."""

# ANCHOR: task
import multiprocessing
import os

def greet(name):
    print(f"hello {name}, from process {os.getpid()}")
# ANCHOR_END: task

# ANCHOR: main
if __name__ == "__main__":
    p = multiprocessing.Process(
        target=greet, args=("Ada",))
    p.start()
    print("the caller goes on at once")
    p.join()
    print(f"exit code {p.exitcode}")
# ANCHOR_END: main
