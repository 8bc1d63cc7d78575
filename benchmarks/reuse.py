"""Near-duplicate pledges by MinHash: time and memory as their number grows, beside comparing every pair.

    python benchmarks/reuse.py [MOST]

The pledges are put together from parts by a seeded generator: a fifth of them fill in one of 3,000 templates with other
names, numbers and an added or dropped word; the rest are of their own. The table says how much a doubling costs, which
is 2 where the cost is linear, and what share of the planted copies was found. Seconds are of the processor, and vary
with the machine: read the ratios.
"""

import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise

from loften.linking.reuse import LIKE, find_clusters, mask

TEMPLATES = 3_000
SHARE = 0.2
SMALLEST = 15_625
PAIRS = 2_000
VERBS = ("genomföra", "besöka", "kontrollera", "patrullera", "informera", "utbilda", "bygga", "sanera", "starta")
ENDS = ("sektor", "grupp", "kontroll", "insats", "vandring", "plats", "skola", "område", "kväll", "möte", "råd", "väg")
JOINTS = ["vid", "i", "på", "mot", "för", "med", "under", "genom", "kring", "längs"]
PLACES = ("Nora", "Kil", "Mora", "Sala", "Eda", "Tranås", "Kalix", "Hofors", "Lerum", "Osby", "Vara", "Piteå")


def words(source: random.Random, number: int) -> list[str]:
    """Return made-up nouns; two thousand starts and twelve ends give enough for texts to differ."""
    return [f"{source.randrange(2_000):x}{source.choice(ENDS)}".translate(_LETTERS) for _ in range(number)]


_LETTERS = str.maketrans("0123456789", "abdeghiklm")


def template(source: random.Random) -> str:
    """Return a pledge with places for a name and a number."""
    a, b, c, d, e = words(source, 5)
    one, two, three = source.sample(JOINTS, 3)
    return f"Polisen ska {source.choice(VERBS)} minst %d {a} {one} {b} {two} {c} i %s {three} {d} och {e} varje termin"


def pledges(number: int) -> tuple[list[str], list[int | None]]:
    """Return texts, and for each the number of its template, None for one of its own."""
    source = random.Random(20160101)
    templates = [template(source) for _ in range(TEMPLATES)]
    texts: list[str] = []
    origins: list[int | None] = []
    for _ in range(number):
        at = source.randrange(TEMPLATES) if source.random() < SHARE else None
        text = (templates[at] if at is not None else template(source)) % (
            source.randrange(2, 60),
            source.choice(PLACES),
        )
        if at is not None and source.random() < 0.3:
            text += " utan undantag"
        texts.append(text)
        origins.append(at)
    return texts, origins


def found(texts: Sequence[str], origins: Sequence[int | None]) -> tuple[float, float, float]:
    """Return seconds, the share of planted copies found, and the share of those found that were planted."""
    begin = time.process_time()
    clusters = list(find_clusters(texts))
    seconds = time.process_time() - begin
    joined = [(founder, member) for founder, members in clusters for member, _ in members]
    right = sum(origins[a] is not None and origins[a] == origins[b] for a, b in joined)
    used = [origin for origin in origins if origin is not None]
    planted = len(used) - len(set(used))
    return seconds, right / planted, right / max(1, len(joined))


def every_pair(texts: Sequence[str]) -> float:
    """Return the seconds that comparing every pair takes."""
    begin = time.process_time()
    sets = [frozenset(pairwise(m)) for m in map(mask, texts)]
    for i, one in enumerate(sets):
        for other in sets[:i]:
            shared = len(one & other)
            _ = shared / (len(one) + len(other) - shared) >= LIKE
    return time.process_time() - begin


def sizes(most: int) -> Iterator[int]:
    """Yield numbers that double, up to the greatest."""
    number = min(SMALLEST, most)
    while number <= most:
        yield number
        number *= 2


def main(most: int) -> None:
    """Print the table."""
    print("   pledges  seconds  per second  cost of doubling  found  right    MiB")
    before = None
    for number in sizes(most):
        seconds, recall, precision = found(*pledges(number))
        growth = f"{seconds / before:.2f}" if before else "–"
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{number:>10,} {seconds:>8.1f} {number / seconds:>11,.0f} {growth:>17} {recall:>6.3f} {precision:>6.3f} "
            f"{memory:>6.0f}",
            flush=True,
        )
        before = seconds
    texts, origins = pledges(PAIRS)
    pairs, ours = every_pair(texts), found(texts, origins)[0]
    print(f"every pair of {PAIRS:,}: {pairs / ours:.1f} times as long; that cost grows with the square of the number")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 250_000)
