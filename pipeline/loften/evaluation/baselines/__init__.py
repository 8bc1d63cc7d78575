"""Plain systems that run beside the program on the same gold, so that a score has something to be compared with."""
