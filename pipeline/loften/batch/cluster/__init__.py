"""The same job on many machines: shards of the sources, each one task, each ending in one part written whole."""

from loften.batch.cluster.drive import ClusterRun, Engine
from loften.batch.cluster.merge import merge

__all__ = ["ClusterRun", "Engine", "merge"]
