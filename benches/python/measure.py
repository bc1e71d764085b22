"""Times one of the runners, for `cargo bench -p benches --bench groups`, which starts this script for each benchmark.

The first line of its input says what to do, in JSON. Each line after that is a number of iterations, and is answered by a
line of JSON: how long they took together, and the answers, which must be the same each time.
By hand:

    printf '%s\n' '{"task": "sum_square", "runner": "pool", "workers": 2, "items": [1, 2, 3]}' 10 | python3 measure.py
"""

import json
import platform
import signal
import sys
from time import perf_counter

import runners
import work


def measure(run, iterations):
    seconds, first = 0.0, None
    for _ in range(iterations):
        start = perf_counter()
        answers = run()
        seconds += perf_counter() - start
        if first is None:
            first = answers
        elif answers != first:
            raise ValueError("the answers are not those of the run before")
    return {"seconds": seconds, "answers": first}


def main():
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # whoever interrupts the benchmark wants no tracebacks
    order = json.loads(sys.stdin.readline())
    task = getattr(work, order["task"])
    runner = getattr(runners, order["runner"])
    tell({"version": platform.python_version()})
    for line in sys.stdin:
        try:
            tell(measure(lambda: runner(task, order["items"], order["workers"]), int(line)))
        except Exception as error:  # whatever it is, the benchmark is to hear of it
            tell({"error": repr(error)})


def tell(reply):
    print(json.dumps(reply), flush=True)


if __name__ == "__main__":  # a worker may start by importing this file
    main()
