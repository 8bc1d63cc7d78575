"""Archive runs: a pool of processes, a store that survives anything, and the same job on many machines."""

from loften.batch.pool import Limits
from loften.batch.run import Plan, Run, Tally

__all__ = ["Limits", "Plan", "Run", "Tally"]
