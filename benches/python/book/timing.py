"""What is timed: a `map` that nobody asks for its values, and one that somebody does."""

import time


def sum_square(number):
    s = 0
    for i in range(number):
        s += i * i
    return s


# ANCHOR: lazy
def lazy():
    map(sum_square, range(2_000))
# ANCHOR_END: lazy


# ANCHOR: consumed
def consumed():
    list(map(sum_square, range(2_000)))
# ANCHOR_END: consumed


def row(name, run):
    start = time.perf_counter()
    run()
    seconds = time.perf_counter() - start
    print(f"{name:<16} {seconds * 1e3:12.3f} ms")


if __name__ == "__main__":
    row("never asked for", lazy)
    row("list(...)", consumed)
