"""Whether a pledge can be checked, and by which number: the two questions and nine rules of codebook section 4."""

from loften.pledges.measurability.decide import decide_measurability
from loften.pledges.measurability.sentence import Sentence, read_sentences

__all__ = ["Sentence", "decide_measurability", "read_sentences"]
