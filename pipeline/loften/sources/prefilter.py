"""Whether a page mentions medborgarlöften at all: a test on raw bytes, before anything is decoded or parsed."""

import re

# The ASCII stem is whole in every encoding; only where it stands is the regular expression tried.
STEMS = (b"edborgar", b"EDBORGAR")
# ö as UTF-8, Latin-1, decomposed, HTML entity (named or numbered), percent escape (of UTF-8 or Latin-1), JSON escape,
# UTF-8 read as Windows-1252, or without its dots.
O_FORMS = (
    rb"\xc3\xb6|\xc3\x96|\xf6|\xd6|o\xcc\x88|O\xcc\x88|&ouml;|&Ouml;|&#0*246;|&#0*214;|&#[xX]0*[fF]6;|&#[xX]0*[dD]6;|"
    rb"%[cC]3%[bB]6|%[cC]3%96|%[fF]6|%[dD]6|[oO]%[cC][cC]%88|\\u00[fFdD]6|\xc3\x83(?:\xc2[\xb6\x96]|\xe2\x80\x93)|\xef\xbf\xbd|o|O"
)
SOFT = rb"(?:\xc2\xad|\xad|&shy;|&#173;|-|%C2%AD)?"
REST = re.compile(b"%(soft)b[lL](?:%(o)b)%(soft)b(?:ft|FT)" % {b"soft": SOFT, b"o": O_FORMS})


def mentions_pledges(data: bytes) -> bool:
    """Tell whether "medborgarlöft…" stands in the bytes, in any usual encoding or escape."""
    for stem in STEMS:
        found = data.find(stem)
        while found >= 0:
            if REST.match(data, found + len(stem)):
                return True
            found = data.find(stem, found + len(stem))
    return False
