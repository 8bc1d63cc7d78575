"""spaCy's Swedish tokenizer, made to fit our texts: abbreviations, spaced ones too, thousands, units, bullets."""

import re
from collections.abc import Callable

from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

ABBREVIATIONS = (
    "a.a. ang. anm. avd. bitr. ca. diarienr. distr. dnr. e.dyl. ex. exv. febr. fig. forts. fvb. f.v.b. "
    "h.t. i.o.m. i.s.f. i.st.f. inkl. kap. komm. kval. m.a.o. m.h.a. m.h.t. mdr. milj. m.v. mån. nr. "
    "o.d. o.dyl. o.likn. p.s.s. pga. proc. prop. ref. s.a.s. sekr. sept. tel. tfn. tim. "
    "u.a. uppl. v.t. övr. övers."
)
"""Words that end in a full stop of their own, beside those that spaCy knows."""

NO_WORDS = {"kr.", "Kr.", "St.", "bil.", "kom.", "jul.", "för.", "mm."}
"""Abbreviations of spaCy that oftener are a word or unit at the end of a sentence."""

SPACED = re.compile(
    r"""(?<![\w.])(?:
        (?: t\.?\ ex | s\.?\ k | bl\.?\ a | f\.?\ n | f\.?\ d | d\.?\ v\.?\ s | t\.?\ o\.?\ m | fr\.?\ o\.?\ m
          | o\.?\ s\.?\ v | m\.?\ fl | m\.?\ m | p\.?\ g\.?\ a | i\.?\ st\.?\ f | m\.?\ a\.?\ o | o\.?\ d | e\.?\ d
          | m\.?\ h\.?\ a | f\.?\ v\.?\ b | o\.?\ dyl | i\.?\ o\.?\ m | t\.?\ v ) (?:(?<=\w)\.)? (?!\w)
      | (?<=\d\ ) (?: st | kr | tim | min | ggr )\. (?=\ (?-i:[a-zåäö(]))
      | \d{1,3}(?:[\ \u00a0\u202f]\d{3})+ (?![\d\w]|[\ \u00a0\u202f]\d)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
"""Abbreviations and numbers that are one word though written with spaces, or with a full stop that ends nothing."""

PREFIXES = (r"(?:kl|nr|s|ca)\.(?=\d)", r"[•·▪►‣◦*–—-](?=\w{2})")
"""What stands before a word without a blank: "kl.18", "–Polisen"."""

INFIXES = (r"[•·▪►‣◦]", r"(?<=[a-zåäö]{3}):(?=[A-ZÅÄÖa-zåäö]{4})", r"(?<=[a-zåäö]{2}):(?=[•·▪►‣◦-])")
"""What divides words without a blank: "att:•besöka", "Ansvarig:polisen", but not "SSPF:s"."""

SUFFIXES = (r"(?<=\d)(?:år|st|ggr|kr|tkr|mkr|min|tim|pers)",)
"""Units written together with their number: "13-16år"."""


class SpacedTokenizer(Tokenizer):
    """A tokenizer that joins the words of ``SPACED`` to one token."""

    def __call__(self, string: str) -> Doc:
        """Return the tokens of a text; the text itself is never altered."""
        doc = super().__call__(string)
        spans = [doc.char_span(*match.span()) for match in SPACED.finditer(string)]
        with doc.retokenize() as retokenizer:
            for span in spans:
                if span is not None and len(span) > 1 and not any(token.is_space for token in span):
                    retokenizer.merge(span)
        return doc

    def find_suffix(self, string: str) -> int | None:
        """Return the length of what is to be cut off the end; nothing is where there are letters alone."""
        return 0 if string.isalpha() else super().find_suffix(string)

    def find_infix(self, string: str) -> list[re.Match[str]]:
        """Return what divides a word; letters do not, and most words are of nothing else."""
        return [] if string.isalpha() else super().find_infix(string)


@registry.tokenizers("sv_loften.SpacedTokenizer.v1")
def make_tokenizer() -> Callable[[Language], Tokenizer]:
    """Return the function by which spaCy makes the tokenizer."""

    def make(nlp: Language) -> Tokenizer:
        defaults = nlp.Defaults
        exceptions = {
            form: parts for form, parts in (defaults.tokenizer_exceptions or {}).items() if form not in NO_WORDS
        }
        for word in ABBREVIATIONS.split():
            for form in (word, word.capitalize()):
                exceptions[form] = [{ORTH: form}]
        return SpacedTokenizer(
            nlp.vocab,
            rules=exceptions,
            prefix_search=compile_prefix_regex([*PREFIXES, *(defaults.prefixes or ())]).search,
            suffix_search=compile_suffix_regex([*SUFFIXES, *(defaults.suffixes or ())]).search,
            infix_finditer=compile_infix_regex([*INFIXES, *(defaults.infixes or ())]).finditer,
            token_match=defaults.token_match,
            url_match=defaults.url_match,
        )

    return make
