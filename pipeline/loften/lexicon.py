"""A lexicon of Swedish forms, loaded when it is first asked: few documents need it.

It stays packed, as simplemma calls it in low memory: to unpack it takes twice as long as to load it, and 75 MB, for the
few words that are looked up.
"""

from functools import cache


@cache
def is_word(form: str) -> bool:
    """Tell whether the lexicon knows a form, in whatever case."""
    from simplemma import is_known

    return bool(is_known(form.lower(), lang="sv", low_memory=True))


def lemma_of(form: str) -> str:
    """Return the lemma of a form in small letters, the form itself where the lexicon has none."""
    from simplemma import lemmatize

    return str(lemmatize(form.lower(), lang="sv", low_memory=True)).lower()
