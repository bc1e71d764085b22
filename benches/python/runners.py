"""Four ways to do `task` on all items: one after another, and with workers, by the standard library alone."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import Pool


def serial(task, items, workers):
    return [task(item) for item in items]


def thread_executor(task, items, workers):
    with ThreadPoolExecutor(workers) as executor:
        return list(executor.map(task, items))


def pool(task, items, workers):
    with Pool(workers) as processes:
        return processes.map(task, items)


def process_executor(task, items, workers):
    # Its own chunks are of one item, which makes it slower than `serial`. These are the ones that `Pool.map` takes.
    chunksize = max(1, -(-len(items) // (4 * workers)))
    with ProcessPoolExecutor(workers) as executor:
        return list(executor.map(task, items, chunksize=chunksize))
