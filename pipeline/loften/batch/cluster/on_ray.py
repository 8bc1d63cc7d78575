"""Ray as the engine: tasks on a cluster that is already running."""

import logging
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from loften.errors import UsageError
from loften.extras import install

RETRIES = 3
"""So many times is a task begun anew whose process or machine died."""
AHEAD = 2
"""Tasks in flight for each processor: enough that none waits, few enough that little is lost."""


class Ray:
    """A Ray cluster: the one that this machine is part of, or the one at an address."""

    def __init__(self, address: str | None = None) -> None:
        try:
            import ray
        except ModuleNotFoundError as error:
            raise UsageError(f"--on ray: Ray is not installed: {install('cluster')}") from error
        self._ray: Any = ray
        where = address or os.environ.get("RAY_ADDRESS") or "auto"
        try:
            ray.init(address=where, log_to_driver=False, logging_level=logging.ERROR, include_dashboard=False)
        except Exception as error:
            raise UsageError(
                f"--on ray: no cluster at {where} ({type(error).__name__}): start one with ray start --head"
            ) from error

    def once(self, function: Callable[..., Any], shared: Any) -> Any:
        """Return ``function(shared)``, done by one process of the cluster."""
        try:
            return self._ray.get(self._ray.remote(function).remote(shared))
        except self._ray.exceptions.RayTaskError as error:
            raise UsageError(f"the workers of the cluster do not start: {error.cause}") from error

    def each(
        self, function: Callable[..., Any], shared: Any, tasks: Iterable[Any]
    ) -> Iterator[tuple[Any, Any | Exception]]:
        """Yield each task with its result, or with the exception that it ended in after all retries."""
        remote = self._ray.remote(max_retries=RETRIES, retry_exceptions=False)(function)
        kept = self._ray.put(shared)
        waiting = deque(tasks)
        flying: dict[Any, Any] = {}
        while waiting or flying:
            while waiting and len(flying) < AHEAD * self._processors():
                task = waiting.popleft()
                flying[remote.remote(kept, task)] = task
            done, _ = self._ray.wait(list(flying), num_returns=1, timeout=1.0)
            for reference in done:
                try:
                    result = self._ray.get(reference)
                except Exception as error:
                    result = error
                yield flying.pop(reference), result

    def _processors(self) -> int:
        """Return how many processors the cluster has now: machines come and go."""
        return max(1, int(self._ray.cluster_resources().get("CPU", 1)))

    def close(self) -> None:
        """Leave the cluster; what is in flight is given up."""
        self._ray.shutdown()
