"""What a site's robots.txt allows (RFC 9309)."""

from collections.abc import Callable
from urllib.parse import urlsplit

from protego import Protego

LONGEST_DELAY = 30.0
LARGEST = 512 * 1024


class Robots:
    """Remembers each site's rules. ``ask`` fetches an address and returns its status and body, or None if it fails."""

    def __init__(self, ask: Callable[[str], tuple[int, bytes] | None], agent: str) -> None:
        self._ask = ask
        self._agent = agent
        self._rules: dict[str, Protego] = {}

    def allows(self, url: str) -> bool:
        """Tell whether a page may be fetched; a site whose robots.txt cannot be had is left alone."""
        return bool(self._of(url).can_fetch(url, self._agent))

    def delay(self, url: str) -> float:
        """Return the seconds between requests that the site asks for, within reason."""
        return min(float(self._of(url).crawl_delay(self._agent) or 0), LONGEST_DELAY)

    def _of(self, url: str) -> Protego:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = Protego.parse(self._text(f"{site}/robots.txt"))
        return self._rules[site]

    def _text(self, address: str) -> str:
        answer = self._ask(address)
        if answer is None or answer[0] >= 500:
            return "User-agent: *\nDisallow: /"
        status, body = answer
        return body[:LARGEST].decode("utf-8", "replace") if status == 200 else ""
