"""More training sentences out of the treebank's own: fragments such as lists have, and other spellings."""

import random
import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

DOTTED = re.compile(r"(?:[a-zå]{1,2}\.)+(?:[a-zå]{1,3}\.)", re.IGNORECASE)
TRAILING = {"punct"}


def augment(docs: Sequence[Doc], seed: int) -> Iterator[Doc]:
    """Yield documents of one sentence or fragment each, with their annotations.

    Of every sentence, by chance: itself alone without its final mark (30 %), its longest infinitive without subject
    (as a list item would have it), its longest noun phrase, and itself with "t.ex." written "t ex".
    """
    chance = random.Random(seed)
    for doc in docs:
        for sentence in doc.sents:
            if len(sentence) > 3 and chance.random() < 0.3:
                yield _fragment(list(sentence), chance)
            infinitive = _longest(_infinitives(sentence))
            if infinitive and chance.random() < 0.6:
                yield _fragment(infinitive, chance)
            phrase = _longest(_noun_phrases(sentence))
            if phrase and chance.random() < 0.25:
                yield _fragment(phrase, chance)
            if DOTTED.search(sentence.text):
                yield _copy(list(sentence), [_spaced(token.text) for token in sentence])


def _infinitives(sentence: Span) -> Iterator[list[Token]]:
    for token in sentence:
        if "VerbForm=Inf" in str(token.morph) and token.pos_ == "VERB" and token.dep_ != "ROOT":
            yield [other for other in token.subtree if other.i >= token.i]


def _noun_phrases(sentence: Span) -> Iterator[list[Token]]:
    for token in sentence:
        if token.pos_ == "NOUN" and token.dep_ in {"obj", "nsubj", "nsubj:pass", "obl"}:
            outside = {other for child in token.lefts if child.dep_ in {"case", "mark"} for other in child.subtree}
            yield [other for other in token.subtree if other not in outside]


def _longest(candidates: Iterator[list[Token]]) -> list[Token] | None:
    whole = (c for c in candidates if 3 <= len(c) <= 40 and c[-1].i - c[0].i + 1 == len(c) and _is_tree(c))
    return max(whole, key=len, default=None)


def _is_tree(tokens: Sequence[Token]) -> bool:
    inside = {token.i for token in tokens}
    return sum(token.head.i not in inside or token.head.i == token.i for token in tokens) == 1


def _fragment(tokens: list[Token], chance: random.Random) -> Doc:
    while tokens[-1].is_punct and tokens[-1].dep_ == "punct" and not list(tokens[-1].children):
        tokens = tokens[:-1]
    words = [token.text for token in tokens]
    words[0] = words[0][:1].upper() + words[0][1:] if chance.random() < 0.6 else words[0][:1].lower() + words[0][1:]
    return _copy(tokens, words)


def _spaced(word: str) -> str:
    return word.replace(".", " ").strip() if DOTTED.fullmatch(word) else word


def _copy(tokens: Sequence[Token], words: list[str]) -> Doc:
    place = {token.i: n for n, token in enumerate(tokens)}
    vocab: Vocab = tokens[0].vocab
    return Doc(
        vocab,
        words=words,
        spaces=[bool(token.whitespace_) for token in tokens[:-1]] + [False],
        tags=[token.tag_ for token in tokens],
        pos=[token.pos_ for token in tokens],
        morphs=[str(token.morph) for token in tokens],
        lemmas=[token.lemma_ for token in tokens],
        heads=[place.get(token.head.i, n) for n, token in enumerate(tokens)],
        deps=[token.dep_ if place.get(token.head.i, n) != n else "ROOT" for n, token in enumerate(tokens)],
        sent_starts=[n == 0 for n in range(len(tokens))],
    )
