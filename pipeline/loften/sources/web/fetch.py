"""Fetching: one page at a time, with respect for the site, its rules and the clock."""

from collections.abc import Iterator, Sequence
from email.utils import parsedate_to_datetime
from time import monotonic, sleep, time
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx

from loften.errors import SourceError
from loften.sources.options import FetchOptions
from loften.sources.source import Item, Source
from loften.sources.web.robots import Robots
from loften.sources.web.store import Answer, Store
from loften.sources.web.transport import CheckedTransport, Clock

TRY_AGAIN = frozenset((408, 425, 429, 500, 502, 503, 504))
REDIRECTS = frozenset((301, 302, 303, 307, 308))
LONGEST_WAIT = 60.0
ACCEPTED = "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.5"


def fetch_all(addresses: Sequence[str], options: FetchOptions) -> Iterator[Item]:
    """Yield the pages at the addresses, in their order; what cannot be had comes as an error in its place."""
    try:
        store = Store(options.store) if options.store else None
    except SourceError as error:
        yield error
        return
    with Fetcher(options, store) as fetcher:
        for address in addresses:
            try:
                yield fetcher.fetch(address)
            except SourceError as error:
                yield SourceError(f"{address}: {error}")


class Fetcher:
    """Fetches pages, one at a time, waiting between two from the same host."""

    def __init__(self, options: FetchOptions, store: Store | None = None) -> None:
        self._options = options
        self._store = store
        self._clock = Clock()
        self._client = httpx.Client(
            transport=CheckedTransport(options.private, self._clock),
            headers={"User-Agent": options.agent, "Accept": ACCEPTED, "Accept-Encoding": "gzip, deflate"},
            follow_redirects=False,
            timeout=options.silence,
        )
        self._robots = Robots(self._ask_rules, options.agent.split("/", 1)[0])
        self._last: dict[str, float] = {}

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def fetch(self, address: str) -> Source:
        """Return the page at an address, redirects followed; raise ``SourceError`` where it cannot be had."""
        url = address
        for _ in range(self._options.redirects + 1):
            answer = self._answer(url)
            target = answer.header("Location")
            if answer.status in REDIRECTS and target:
                url = urljoin(url, target).partition("#")[0]
                continue
            if answer.status != 200:
                raise SourceError(f"the server answers {answer.status}: check the address")
            return Source(url, answer.body, answer.header("Content-Type"))
        raise SourceError(f"more than {self._options.redirects} redirects: check the address")

    def _answer(self, url: str) -> Answer:
        """Return the answer to one request, from the store where the page has not changed or may not be asked for."""
        _check(url)
        kept = self._store.get(url) if self._store else None
        if self._options.offline:
            if kept is None:
                raise SourceError("not among what was fetched before: run once without offline")
            return kept
        if self._options.robots and not self._robots.allows(url):
            raise SourceError("the site's robots.txt does not allow it: ask its owner, or save the page by hand")
        conditions = self._store.conditions(kept) if self._store and kept else {}
        answer = self._ask_until_answered(url, conditions)
        if answer.status == 304 and kept is not None:
            return kept
        if self._store:
            self._store.add(answer)
        return answer

    def _ask_until_answered(self, url: str, headers: dict[str, str]) -> Answer:
        for attempt in range(self._options.retries + 1):
            self._wait_turn(url)
            failure = ""
            try:
                answer = self._ask(url, headers)
            except (httpcore.TimeoutException, httpx.TimeoutException):
                failure = f"no whole answer within {self._options.timeout:g} s: try again later"
            except (httpcore.NetworkError, httpcore.ProtocolError, httpx.HTTPError, OSError) as error:
                failure = f"no connection ({error}): check the address and the network"
            else:
                if answer.status not in TRY_AGAIN or attempt == self._options.retries:
                    return answer
            if attempt == self._options.retries:
                raise SourceError(failure)
            sleep(self._pause(attempt, None if failure else answer.header("Retry-After")))
        raise SourceError("not asked for: allow at least one try")

    def _ask(self, url: str, headers: dict[str, str]) -> Answer:
        """Send one request and read its answer, within the limits on time and size."""
        self._clock.start(self._options.timeout)
        largest = self._options.largest
        with self._client.stream("GET", url, headers=headers) as response:
            declared = response.headers.get("Content-Length", "")
            if declared.isdigit() and int(declared) > largest:
                raise SourceError(f"larger than {largest >> 20} MB: save it by hand")
            parts: list[bytes] = []
            length = 0
            for part in response.iter_bytes(1 << 16):
                length += len(part)
                if length > largest:
                    raise SourceError(f"larger than {largest >> 20} MB: save it by hand")
                parts.append(part)
            return Answer(url, response.status_code, tuple(response.headers.multi_items()), b"".join(parts))

    def _ask_rules(self, url: str) -> tuple[int, bytes] | None:
        """Fetch a robots.txt, following redirects; None where it cannot be had."""
        try:
            for _ in range(5):
                _check(url)
                answer = self._ask(url, {})
                target = answer.header("Location")
                if answer.status not in REDIRECTS or not target:
                    return answer.status, answer.body
                url = urljoin(url, target)
        except SourceError:
            raise
        except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, httpx.HTTPError, OSError):
            return None
        return 404, b""

    def _wait_turn(self, url: str) -> None:
        host = urlsplit(url).netloc
        delay = max(self._options.delay, self._robots.delay(url) if self._options.robots else 0)
        last = self._last.get(host)
        if last is not None:
            sleep(max(0.0, last + delay - monotonic()))
        self._last[host] = monotonic()

    def _pause(self, attempt: int, retry_after: str | None) -> float:
        """Return how long to wait before the next try: as the server says, else twice as long each time."""
        if retry_after and retry_after.isdigit():
            return min(float(retry_after), LONGEST_WAIT)
        if retry_after:
            try:
                return min(max(parsedate_to_datetime(retry_after).timestamp() - time(), 0), LONGEST_WAIT)
            except (TypeError, ValueError):
                pass
        return min(self._options.delay * 2.0**attempt, LONGEST_WAIT)


def _check(url: str) -> None:
    """Raise ``SourceError`` for an address that is none, or none of the web."""
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError as error:
        raise SourceError(f"not an address ({error}): check it") from error
    if parts.scheme not in ("http", "https") or not host:
        raise SourceError(f"leads to {parts.scheme or 'nothing'}, and only http and https are fetched")
