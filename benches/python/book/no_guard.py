"""What Python does where nothing guards the main part. Chapter: processes."""

import multiprocessing

def greet():
    print("hello")

multiprocessing.set_start_method("spawn", force=True)  # as macOS and Windows do by themselves
# ANCHOR: all
# no `if __name__ == "__main__":` here
p = multiprocessing.Process(target=greet)
p.start()
p.join()
print(f"exit code {p.exitcode}")
# ANCHOR_END: all
