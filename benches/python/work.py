"""The work of the exercises: four functions of one item each, as `course_core` has them in Rust."""

from math import isqrt
from urllib.request import ProxyHandler, build_opener


def sum_square(number):
    """The sum of the squares of the numbers below `number`."""
    total = 0
    for i in range(number):
        total += i * i
    return total


def is_prime(number):
    """Whether `number` is prime, by dividing it by 2 and by each odd number up to its square root."""
    if number < 2:
        return False
    if number % 2 == 0:
        return number == 2
    for divisor in range(3, isqrt(number) + 1, 2):
        if number % divisor == 0:
            return False
    return True


def pi_mc(seed, trials=100_000):
    """An estimate of pi: of darts thrown at a square, four times the share inside its quarter circle."""
    random = fractions(seed)
    inside = 0
    for _ in range(trials):
        x, y = next(random), next(random)
        if x * x + y * y < 1:
            inside += 1
    return 4 * inside / trials


def fractions(seed):
    """Random numbers from 0 to 1: SplitMix64, so that a seed gives the same darts in Rust and in Python."""
    only_64_bits = 2**64 - 1
    while True:
        seed = (seed + 0x9E3779B97F4A7C15) & only_64_bits
        bits = ((seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9) & only_64_bits
        bits = ((bits ^ (bits >> 27)) * 0x94D049BB133111EB) & only_64_bits
        bits ^= bits >> 31
        yield (bits >> 11) / 2**53


def download(url):
    """What stands at `url`."""
    with WEB.open(url) as answer:
        return answer.read().decode()


WEB = build_opener(ProxyHandler({}))  # the server is on this machine: no proxy knows the way to it
