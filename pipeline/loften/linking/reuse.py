"""Pledges that travel: nearly the same words in several municipalities, by MinHash and locality-sensitive hashing.

Broder (1997), On the resemblance and containment of documents; the index is datasketch's. Names of places and parties
and numbers are masked, so that a template filled in differently is still the same. Pledges come in the order of time;
each joins the earliest one that it is like, or founds a cluster of its own: one query each, linear in their number.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import Any, Literal

from loften.extras import need
from loften.linking.material import Paper, Promise
from loften.linking.model import CopyLink
from loften.linking.refs import pledge_ref

LIKE = 0.7
FEWEST_WORDS = 6
_PERMUTATIONS = 48
_BANDS, _ROWS = 12, 4  # pairs at .7 are found with 96 %, at .8 with 99.8 %
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"(?<=\w\s)[A-ZÅÄÖ]\w+(?:\s+[A-ZÅÄÖ]\w+)*")
_NUMBER = re.compile(r"\d+(?:[ \u00a0.,]\d+)*")

Masked = tuple[str, ...]


@dataclass(slots=True)
class _Cluster:
    founder: int
    shingles: frozenset[str]
    members: list[tuple[int, float]]


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
    index, exact, clusters = _index(), dict[Masked, int](), list[_Cluster]()
    for number, text in enumerate(texts):
        words = mask(text)
        if len(words) < FEWEST_WORDS:
            continue
        if words in exact:
            home = clusters[exact[words]]
            home.members.append((number, _jaccard(home.shingles, _shingles(words))))
            continue
        at = _place(words, number, index, clusters)
        exact[words] = at
    for cluster in clusters:
        if cluster.members:
            yield cluster.founder, cluster.members


def _place(words: Masked, number: int, index: Any, clusters: list[_Cluster]) -> int:
    """Put a text into the cluster that it is likest, or into a new one; return which."""
    shingles = _shingles(words)
    sketch = _sketch(shingles)
    near = [(_jaccard(clusters[at].shingles, shingles), -at) for at in index.query(sketch)]
    like, at = max(near, default=(0.0, 0))
    if like >= LIKE:
        clusters[-at].members.append((number, like))
        return -at
    index.insert(len(clusters), sketch, check_duplication=False)
    clusters.append(_Cluster(number, shingles, []))
    return len(clusters) - 1


def _index() -> Any:
    return need("datasketch", "linking").MinHashLSH(num_perm=_PERMUTATIONS, params=(_BANDS, _ROWS))


def _shingles(words: Masked) -> frozenset[str]:
    return frozenset(f"{one} {other}" for one, other in pairwise(words))


def _sketch(shingles: frozenset[str]) -> Any:
    sketch = _empty_sketch().copy()
    sketch.update_batch(sorted(shingles))
    return sketch


@lru_cache(maxsize=1)
def _empty_sketch() -> Any:
    """Return one sketch to copy: drawing the permutations anew for each text would take most of the time."""
    return need("datasketch", "linking").MinHash(num_perm=_PERMUTATIONS, hashfunc=_number)


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
