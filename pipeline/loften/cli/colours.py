"""Colours of the labels in the terminal; each label is also written out, so nothing hangs on colour alone."""

MEASURABILITY_COLOURS = {"vag": "yellow", "kontrollerbar": "cyan", "kvantifierad": "green"}
ACTOR_COLOURS = {"polis": "blue", "kommun": "magenta", "gemensam": "bright_cyan", "annan": "white", "oklar": "red"}
SECTION_COLOURS = {
    "inledning": "white",
    "lägesbild": "blue",
    "fokusområden": "magenta",
    "löften": "green",
    "uppföljning": "cyan",
    "signatur": "white",
    "övrigt": "bright_black",
}
