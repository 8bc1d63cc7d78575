"""Quantities: numbers, shares, frequencies and durations in Swedish text, with normalised values."""

from loften.quantities.quantity import DURATIONS, Amount, find_amounts

__all__ = ["DURATIONS", "Amount", "find_amounts"]
