"""How alike two short Swedish texts are in what they speak of: words, letters, and the same thing in other words."""

from loften.likeness.compare import Comparer, Likeness
from loften.likeness.names import is_name, place_names
from loften.likeness.terms import concepts, stem, stems

__all__ = ["Comparer", "Likeness", "concepts", "is_name", "place_names", "stem", "stems"]
