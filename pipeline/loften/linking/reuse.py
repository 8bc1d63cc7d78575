"""Pledges that travel: nearly the same words in several municipalities, by MinHash and locality-sensitive hashing.

Broder (1997), On the resemblance and containment of documents; the sketches are datasketch's. Names and numbers are
masked, so that a template filled in differently is still the same. Pledges come in the order of time; each joins the
likest of at most sixteen earlier ones, the first of each bucket that it falls into, or founds a cluster: linear in
their number. The buckets are found by sorting, a band at a time, for an index in memory keeps a set for every bucket
and would need gigabytes for a million pledges.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from loften.extras import need
from loften.linking.material import Paper, Promise
from loften.linking.model import CopyLink
from loften.linking.refs import pledge_ref

LIKE = 0.7
FEWEST_WORDS = 6
_BANDS, _ROWS = 16, 8  # pairs at .8 are found with 95 %, at .9 all; unrelated ones at .2 meet once in 24,000
_KNOWN = 1 << 16
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"(?<=\w\s)[A-ZÅÄÖ]\w+(?:\s+[A-ZÅÄÖ]\w+)*")
_NUMBER = re.compile(r"\d+(?:[ \u00a0.,]\d+)*")

Masked = tuple[str, ...]


def mask(text: str) -> Masked:
    """Return a text's words in lower case, names after the first word as # and numbers as 0."""
    return tuple(word.lower() for word in _WORD.findall(_NUMBER.sub("0", _NAME.sub("xnamnx", text))))


def link_copies(papers: Sequence[Paper]) -> list[CopyLink]:
    """Return the pledges that stand, nearly word for word, in an earlier document of another municipality.

    ``papers`` must be in the order of time, as ``read_papers`` gives them.
    """
    listed = [(promise, paper) for paper in papers for promise in paper.promises]
    clusters = find_clusters([promise.text for promise, _ in listed])
    found = []
    number = 0
    for founder, members in clusters:
        earliest = listed[founder][1]
        abroad = [(at, like) for at, like in members if not _shares(earliest, listed[at][1])]
        number += bool(abroad)
        found += [_link(number, listed[founder], listed[at], like) for at, like in abroad]
    return found


def find_clusters(texts: Iterable[str]) -> Iterator[tuple[int, list[tuple[int, float]]]]:
    """Yield ``(founder, [(member, likeness)])`` by index for texts that others are like, in the order of founders.

    Likeness is the Jaccard index of the masked texts' pairs of words, at least .7. Texts of fewer than six words, which
    are alike by chance, are left out.
    """
    listed = [(number, words) for number, words in enumerate(map(mask, texts)) if len(words) >= FEWEST_WORDS]
    different = list(dict.fromkeys(words for _, words in listed))
    homes = _homes(different)
    place = {words: at for at, words in enumerate(different)}
    founders: dict[int, int] = {}
    members: dict[int, list[tuple[int, float]]] = {}
    for number, words in listed:
        home, like = homes[place[words]]
        if home in founders:
            members.setdefault(home, []).append((number, like))
        else:
            founders[home] = number
    yield from ((founders[home], members[home]) for home in founders if home in members)


def _homes(different: Sequence[Masked]) -> list[tuple[int, float]]:
    """Return for each text the founder of its cluster, itself or an earlier one, and how like it is."""

    @lru_cache(maxsize=_KNOWN)
    def shingles(at: int) -> frozenset[str]:
        return _shingles(different[at])

    firsts = _first_in_buckets(different)
    homes: list[tuple[int, float]] = []
    for at in range(len(different)):
        near = {homes[int(first)][0] for first in firsts[at] if first < at}
        like, home = max(((_jaccard(shingles(one), shingles(at)), -one) for one in near), default=(0.0, 0))
        homes.append((-home, like) if like >= LIKE else (at, 1.0))
    return homes


def _first_in_buckets(different: Sequence[Masked]) -> NDArray[np.int32]:
    """Return for each text and band the first text of the bucket that it falls into, itself where it is the first."""
    if not different:
        return np.zeros((0, _BANDS), dtype=np.int32)
    sketches = np.stack([_sketch(_shingles(words)) for words in different])
    firsts = np.empty((len(different), _BANDS), dtype=np.int32)
    for band in range(_BANDS):
        rows = np.ascontiguousarray(sketches[:, band * _ROWS : (band + 1) * _ROWS])
        keys = rows.view(np.dtype((np.void, rows.dtype.itemsize * _ROWS))).ravel()
        _, first, bucket = np.unique(keys, return_index=True, return_inverse=True)
        firsts[:, band] = first[bucket]
    return firsts


def _shingles(words: Masked) -> frozenset[str]:
    return frozenset(f"{one} {other}" for one, other in pairwise(words))


def _sketch(shingles: frozenset[str]) -> NDArray[np.uint32]:
    sketch = _empty_sketch().copy()
    sketch.update_batch(sorted(shingles))
    return np.asarray(sketch.hashvalues, dtype=np.uint32)


@lru_cache(maxsize=1)
def _empty_sketch() -> Any:
    """Return one sketch to copy: drawing the permutations anew for each text would take most of the time."""
    return need("datasketch", "linking").MinHash(num_perm=_BANDS * _ROWS, hashfunc=_number)


@lru_cache(maxsize=1 << 18)
def _number(shingle: str) -> int:
    return int.from_bytes(hashlib.blake2b(shingle.encode(), digest_size=4).digest(), "little")


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if one or other else 1.0


def _shares(one: Paper, other: Paper) -> bool:
    codes = {municipality.code for municipality in one.municipalities}
    return any(municipality.code in codes for municipality in other.municipalities)


def _link(number: int, earliest: tuple[Promise, Paper], later: tuple[Promise, Paper], like: float) -> CopyLink:
    return CopyLink(
        cluster=number,
        earliest=pledge_ref(*earliest),
        later=pledge_ref(*later),
        similarity=round(like, 3),
        diff=diff(earliest[0].text, later[0].text),
    )


def diff(old: str, new: str) -> tuple[tuple[Literal["-", "+"], str], ...]:
    """Return the words left out ("-") and put in ("+") from one text to the other, in order, case and signs apart."""
    ours, theirs = _WORD.findall(old), _WORD.findall(new)
    matcher = SequenceMatcher(None, [w.lower() for w in ours], [w.lower() for w in theirs], autojunk=False)
    found: list[tuple[Literal["-", "+"], str]] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            found += [("-", " ".join(ours[i:j]))] if j > i else []
            found += [("+", " ".join(theirs[k:m]))] if m > k else []
    return tuple(found)
