"""Many files, one of them damaged: each has an outcome of its own."""

import tempfile
from multiprocessing import Pool
from pathlib import Path


# ANCHOR: one
def sum_file(path):
    """The sum of the numbers in a file, one a line; or what is wrong with it."""
    try:
        return sum(int(line) for line in path.read_text().splitlines())
    except (OSError, ValueError) as error:
        return f"{path.name}: {error}"
# ANCHOR_END: one


def make_up(folder):
    """Four files, of which the third has something in it that is no number."""
    for name, text in [("a", "1\n2\n"), ("b", "3\n4\n"), ("c", "5\nsix\n"), ("d", "7\n8\n")]:
        (folder / f"{name}.txt").write_text(text)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_up(folder)
        # ANCHOR: all
        paths = sorted(folder.iterdir())  # a folder has no order

        with Pool(2) as pool:
            sums = pool.map(sum_file, paths)  # the paths travel, not the files
        for outcome in sums:
            print(outcome)
        # ANCHOR_END: all
