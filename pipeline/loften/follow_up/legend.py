"""What a document's colours mean, where it says so: "Grönt betyder att löftet är hållet"."""

from loften.agreement import ResultStatus
from loften.document import Document
from loften.follow_up.status import by_words, colour_in
from loften.rules import load_rules

_USUAL: dict[str, ResultStatus] = {"grön": "genomfört", "gul": "delvis", "röd": "ej genomfört"}


def read_legend(document: Document) -> dict[str, ResultStatus]:
    """Return the status of each colour of the traffic light: by the document's legend, else as is usual."""
    colours = dict(_USUAL)
    for found in load_rules("follow_up")["legend.entry"].regex.finditer(document.text):
        colour, meaning = colour_in(found["colour"]), by_words(found["meaning"])
        if colour is not None and meaning != "okänt":
            colours[colour] = meaning
    return colours
