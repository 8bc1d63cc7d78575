"""Quantities: numbers, shares, frequencies and durations in Swedish text, with normalised values."""

from loften.quantities.quantity import Amount, find_amounts

__all__ = ["Amount", "find_amounts"]
