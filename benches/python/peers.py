"""Python's pools, measured for `cargo bench -p benches --bench peers`, which starts this script.

It answers each line of its input, "GROUP/TASK/WHO ITERATIONS", with a line of JSON: {"seconds": ...} for all iterations
together, or {"error": ...}. An iteration is a task (dispatch; 100 000 tasks in automatic chunks), a pool started and
stopped (startup), a payload there and back (payload). By hand:

    echo "dispatch/map_chunk_1/python_pool 10000" | python3 peers.py
"""

import json
import multiprocessing
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import cache

TASKS_A_CALL = 100_000  # as the cases in Rust have it
MIB = 1 << 20


def context(method=None):
    """fork, the fastest to start, where there is one, whatever this Python prefers."""
    if method is None and "fork" in multiprocessing.get_all_start_methods():
        method = "fork"
    return multiprocessing.get_context(method)


STARTED = []  # the pools, which would replace workers that are killed


@cache
def pool(workers):
    STARTED.append(context().Pool(workers))
    return STARTED[-1]


@cache
def executor(workers):
    return ProcessPoolExecutor(workers, mp_context=context())


def same(x):
    return x


def check(answers, tasks):
    if answers != list(range(tasks)):
        raise ValueError(f"wrong answers: {len(answers)} to {tasks} tasks")


def calls(call):
    """Calls that hand out so many tasks each as they are told."""

    def run(tasks):
        while tasks > 0:
            now = min(tasks, TASKS_A_CALL)
            check(call(now), now)
            tasks -= now

    return run


def full_calls(call):
    """An iteration is one call of many tasks: what chunks make of them depends on how many there are."""
    return each(lambda: check(call(TASKS_A_CALL), TASKS_A_CALL))


def each(once):
    def run(times):
        for _ in range(times):
            once()

    return run


def chunk_by_hand(tasks, workers):
    """The executor's own default is 1; this is what Pool.map takes."""
    return max(1, -(-tasks // (4 * workers)))


def there_and_back(apply, size):
    payload = bytes(size)

    def once():
        if len(apply(payload)) != size:
            raise ValueError("a payload came back shorter")

    return each(once)


def start_pool(method):
    with context(method).Pool(2) as started:
        started.close()
        started.join()


def start_executor(method):
    """An executor starts its workers with its first task."""
    with ProcessPoolExecutor(2, mp_context=context(method)) as started:
        started.submit(same, 1)
        started.submit(same, 2)


def many_through_pool(tasks):
    futures = [pool(2).apply_async(same, (x,)) for x in range(tasks)]
    return [future.get() for future in futures]


def many_through_executor(tasks):
    futures = [executor(2).submit(same, x) for x in range(tasks)]
    return [future.result() for future in futures]


def dispatch(workers, suffix=""):
    return {
        f"map_chunk_1{suffix}/python_pool": calls(lambda n: pool(workers).map(same, range(n), 1)),
        f"map_chunk_1{suffix}/python_executor": calls(
            lambda n: list(executor(workers).map(same, range(n)))
        ),
        f"map_automatic{suffix}/python_pool": full_calls(
            lambda n: pool(workers).map(same, range(n))
        ),
        f"map_automatic{suffix}/python_executor": full_calls(
            lambda n: list(
                executor(workers).map(same, range(n), chunksize=chunk_by_hand(n, workers))
            )
        ),
    }


def nap(milliseconds):
    time.sleep(milliseconds / 1000)
    return milliseconds


NAPS = int(sys.argv[2]) if len(sys.argv) > 2 else 1000  # short ones, of 1 ms, after one as long as all of them


def cases():
    found = {f"dispatch/{name}": run for name, run in dispatch(2).items()}
    found |= {f"scale/{name}": run for name, run in dispatch(64, "_64_workers").items()}
    found |= {
        "dispatch/submit_many/python_pool": calls(many_through_pool),
        "dispatch/submit_many/python_executor": calls(many_through_executor),
        "dispatch/one_at_a_time/python_pool": each(lambda: pool(2).apply(same, (7,))),
        "dispatch/one_at_a_time/python_executor": each(lambda: executor(2).submit(same, 7).result()),
        "scale/million/python_pool": each(
            lambda: check(pool(2).map(same, range(1_000_000)), 1_000_000)
        ),
        "scale/one_long_map/python_pool": each(lambda: pool(2).map(nap, [NAPS] + [1] * NAPS, 1)),
        "scale/one_long_map/python_executor": each(lambda: list(executor(2).map(nap, [NAPS] + [1] * NAPS))),
    }
    for task in ("two_workers", "two_workers_large_parent"):
        for who, start in (("python_pool", start_pool), ("python_executor", start_executor)):
            found[f"startup/{task}/{who}"] = each(lambda start=start: start(None))
            found[f"startup/{task}/{who}_spawn"] = each(lambda start=start: start("spawn"))
    for task, size in (("1_MiB", MIB), ("64_MiB", 64 * MIB)):
        found[f"payload/{task}/python_pool"] = there_and_back(
            lambda payload: pool(1).apply(same, (payload,)), size
        )
        found[f"payload/{task}/python_executor"] = there_and_back(
            lambda payload: executor(1).submit(same, payload).result(), size
        )
    return found


def worker_ids(who):
    """The ids of two idle workers that have run a task each."""
    if who == "python_pool":
        pool(2).map(nap, [20, 20], 1)
    else:
        list(executor(2).map(nap, [20, 20]))
    return [child.pid for child in multiprocessing.active_children()]


def answer(request, found):
    what, how_often = request.split()
    if what == "version":
        return {"text": ".".join(map(str, sys.version_info[:3]))}
    if what.startswith("workers/"):
        return {"text": " ".join(map(str, worker_ids(what.split("/")[1])))}
    run, start = found[what], time.perf_counter()
    run(int(how_often))
    return {"seconds": time.perf_counter() - start}


def main():
    # The first argument: the MiB that this parent has touched. The second: see NAPS.
    touched = bytearray(b"\1") * (int(sys.argv[1]) * MIB) if len(sys.argv) > 1 else None
    found = cases()
    for request in sys.stdin:
        try:
            reply = answer(request, found)
        except Exception as error:  # whatever it is, the bench is to hear of it
            reply = {"error": repr(error)}
        print(json.dumps(reply), flush=True)
    del touched
    for started in STARTED:
        started.terminate()
    for child in multiprocessing.active_children():
        child.kill()
    os._exit(0)  # executors would wait for tasks that nobody wants


if __name__ == "__main__":
    main()
