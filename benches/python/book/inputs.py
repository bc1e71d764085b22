"""One function, a different input for each process. Chapter: different inputs."""

# ANCHOR: process
import multiprocessing

def letter(name, copies):
    print(f"{copies} letters for {name}")

if __name__ == "__main__":
    processes = []
    for name, copies in [("Ada", 2), ("Grace", 3)]:
        p = multiprocessing.Process(
            target=letter, args=(name, copies))
        p.start()
        processes.append(p)
    for p in processes:
        p.join()
# ANCHOR_END: process

# ANCHOR: map
from concurrent.futures import ProcessPoolExecutor

def vowels(word):
    return sum(letter in "aeiou" for letter in word)

if __name__ == "__main__":
    words = ["queue", "pool", "worker"]
    with ProcessPoolExecutor() as executor:
        counts = list(executor.map(vowels, words))
    print(counts)
# ANCHOR_END: map
