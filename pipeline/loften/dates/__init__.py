"""Dates and periods in Swedish text."""

from loften.dates.dates import DateMention, PeriodMention, find_dates, find_periods

__all__ = ["DateMention", "PeriodMention", "find_dates", "find_periods"]
