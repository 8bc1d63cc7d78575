"""Which words promise something: sentences judged, units cut, children tied to their promise."""
