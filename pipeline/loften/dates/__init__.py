"""Dates, periods and recurrences in Swedish text."""

from loften.dates.dates import DateMention, PeriodMention, find_dates, find_periods
from loften.dates.recurrence import Recurrence, find_recurrences

__all__ = ["DateMention", "PeriodMention", "Recurrence", "find_dates", "find_periods", "find_recurrences"]
