"""A pool of processes that outlives what its tasks do to it: abort, hang, eat memory, never stop writing."""

from loften.batch.pool.limits import Limits
from loften.batch.pool.pool import Answer, Death, Job, Pool

__all__ = ["Answer", "Death", "Job", "Limits", "Pool"]
