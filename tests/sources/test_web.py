"""The fetcher, against a server on this machine: rules, retries, limits, redirects, addresses, the store."""

import gzip
import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from loften.errors import SourceError
from loften.sources import FetchOptions, Source, SourceOptions, expand

pytest.importorskip("httpx")
pytest.importorskip("protego")
from loften.sources.web.addresses import is_public

FAST = FetchOptions(private=True, delay=0.0, timeout=30.0, silence=10.0, retries=2)
Handler = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """A server whose pages are functions; it remembers what it was asked."""

    def __init__(self) -> None:
        self.pages: dict[str, Handler] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Request(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, dict(self.headers)))
                page = site.pages.get(self.path)
                if page is None:
                    self.send_error(404)
                else:
                    page(self)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Request)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


def answer(body: bytes = b"<p>Vi lovar.</p>", status: int = 200, **headers: str) -> Handler:
    def send(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in {"Content_Type": "text/html", "Content_Length": str(len(body)), **headers}.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return send


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.server.shutdown()
    site.server.server_close()


def fetch(site: Site, *paths: str, options: FetchOptions = FAST) -> list[Source | SourceError]:
    return list(expand([site.url + path for path in paths], SourceOptions(fetch=options)))


def test_pages_come_in_order_with_their_type_and_errors_in_place(site: Site) -> None:
    site.pages["/a"] = answer(Content_Type="text/html; charset=utf-8")
    items = fetch(site, "/a", "/none", "/a")
    assert [isinstance(item, Source) for item in items] == [True, False, True]
    first = items[0]
    assert isinstance(first, Source)
    assert (first.uri, first.data, first.media_type) == (
        f"{site.url}/a",
        b"<p>Vi lovar.</p>",
        "text/html; charset=utf-8",
    )
    assert str(items[1]) == f"{site.url}/none: the server answers 404: check the address"
    assert site.asked[0][1]["User-Agent"].startswith("loften/")


def test_robots_are_asked_once_and_heeded(site: Site) -> None:
    site.pages["/robots.txt"] = answer(
        b"User-agent: *\nDisallow: /secret\nDisallow: /*?print", Content_Type="text/plain"
    )
    site.pages["/a"] = site.pages["/secret/b"] = site.pages["/a?print"] = answer()
    items = fetch(site, "/a", "/secret/b", "/a?print")
    assert [isinstance(item, Source) for item in items] == [True, False, False]
    assert "robots.txt does not allow it" in str(items[1])
    assert site.paths() == ["/robots.txt", "/a"]
    assert isinstance(fetch(site, "/secret/b", options=replace(FAST, robots=False))[0], Source)


def test_a_site_whose_rules_cannot_be_had_is_left_alone(site: Site) -> None:
    site.pages["/robots.txt"] = answer(status=503)
    site.pages["/a"] = answer()
    assert "robots.txt" in str(fetch(site, "/a")[0])


def test_a_busy_server_is_tried_again(site: Site) -> None:
    tries = iter([answer(status=503, Retry_After="0"), answer(status=429), answer(b"now")])
    site.pages["/a"] = lambda request: next(tries)(request)
    (item,) = fetch(site, "/a")
    assert isinstance(item, Source)
    assert item.data == b"now"
    site.pages["/b"] = answer(status=500)
    assert "answers 500" in str(fetch(site, "/b")[0])
    assert site.paths().count("/b") == 3


def test_redirects_are_followed_to_the_web_only_and_not_for_ever(site: Site) -> None:
    site.pages["/a"] = answer(status=301, Location="/b#x")
    site.pages["/b"] = answer()
    site.pages["/file"] = answer(status=302, Location="file:///etc/passwd")
    site.pages["/loop"] = answer(status=302, Location="/loop")
    items = fetch(site, "/a", "/file", "/loop")
    assert isinstance(items[0], Source)
    assert items[0].uri == f"{site.url}/b"
    assert "only http and https" in str(items[1])
    assert "more than 10 redirects" in str(items[2])


def test_private_addresses_are_refused_also_behind_a_redirect(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.pages["/a"] = answer(status=302, Location="http://intranet.example/")
    site.pages["/b"] = answer()
    items = fetch(site, "/b", options=replace(FAST, private=False))
    assert "not on the public internet" in str(items[0])
    assert site.asked == []
    from loften.sources.web import transport

    here = ipaddress.ip_address("127.0.0.1")
    public = {"127.0.0.1": True}
    monkeypatch.setattr(transport, "resolve", lambda host, port: [here if host == "127.0.0.1" else PRIVATE])
    monkeypatch.setattr(transport, "is_public", lambda address: public.get(str(address), False))
    items = fetch(site, "/a", options=replace(FAST, private=False))
    assert "intranet.example is not on the public internet" in str(items[0])


PRIVATE = ipaddress.ip_address("10.0.0.1")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "240.0.0.1", "::1", "::", "fe80::1", "fc00::1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::10.0.0.1",
        "64:ff9b:1::1", "2002:0a00:0001::1", "2001:0:53aa:64c:0:fff6:f5ff:fffe", "ff02::1",
    ],
)  # fmt: skip
def test_private_addresses(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "2a00:1450:400f:80d::200e", "64:ff9b::8.8.8.8", "::ffff:8.8.8.8"])
def test_public_addresses(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


def drip(part: bytes, head: bytes = b"") -> Handler:
    def send(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(head)
        try:
            for _ in range(200):
                request.wfile.write(part)
                request.wfile.flush()
                time.sleep(0.05)
        except OSError:
            pass

    return send


@pytest.mark.parametrize(
    "page",
    [
        drip(b"x", b"HTTP/1.1 200 OK\r\n\r\n"),
        drip(b"X", b"HTTP/1.1 200 OK\r\nX-Slow: "),
        drip(b"", b""),
    ],
    ids=["body", "headers", "silence"],
)
def test_a_server_that_drips_is_given_up(site: Site, page: Handler) -> None:
    site.pages["/a"] = page
    options = replace(FAST, timeout=0.4, silence=0.2, retries=0, robots=False)
    assert "no whole answer within 0.4 s" in str(fetch(site, "/a", options=options)[0])


def test_endless_and_huge_answers_are_cut_off(site: Site) -> None:
    def endless(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        try:
            while True:
                request.wfile.write(bytes(65536))
        except OSError:
            pass

    bomb = gzip.compress(bytes(2**22))
    site.pages["/endless"] = endless
    site.pages["/declared"] = answer(Content_Length=str(2**40))
    site.pages["/bomb"] = answer(bomb, Content_Encoding="gzip")
    items = fetch(site, "/endless", "/declared", "/bomb", options=replace(FAST, largest=2**20))
    assert all("larger than 1 MB" in str(item) for item in items)


@pytest.mark.parametrize("raw", [b"", b"garbage\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort"])
def test_broken_answers_are_errors(site: Site, raw: bytes) -> None:
    site.pages["/a"] = lambda request: request.wfile.write(raw)
    assert "no connection" in str(fetch(site, "/a", options=replace(FAST, retries=0))[0])


def test_addresses_that_lead_nowhere() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    options = SourceOptions(fetch=replace(FAST, retries=0, robots=False))
    items = list(expand([f"http://127.0.0.1:{port}/", "http://[broken/", "http://"], options))
    assert len(items) == 3
    assert all(isinstance(item, SourceError) for item in items)


def test_what_was_fetched_is_kept_and_answers_offline(site: Site, tmp_path: Path) -> None:
    site.pages["/a"] = answer(status=302, Location="/b")
    site.pages["/b"] = answer(b"<p>Annat</p>", ETag='"1"')
    store = tmp_path / "kept" / "fetched.warc.gz"
    options = replace(FAST, store=store)
    first = fetch(site, "/a", options=options)
    site.pages["/b"] = answer(b"", status=304)
    again = fetch(site, "/a", options=options)
    assert site.asked[-1][1]["If-None-Match"] == '"1"'
    asked = len(site.asked)
    offline = fetch(site, "/a", "/c", options=replace(options, offline=True))
    assert len(site.asked) == asked
    assert first == again == offline[:1]
    assert "not among what was fetched before" in str(offline[1])
    assert [item.data for item in expand([str(store)]) if isinstance(item, Source)] == [b"<p>Annat</p>"]


def test_a_store_that_cannot_be_used_is_an_error(site: Site, tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(b"no archive at all")
    (item,) = fetch(site, "/a", options=replace(FAST, store=tmp_path / "a.warc.gz"))
    assert "not a WARC file" in str(item)
    (item,) = fetch(site, "/a", options=replace(FAST, store=tmp_path / "a.warc.gz" / "b"))
    assert "choose another file" in str(item)


def test_the_same_host_is_not_hurried(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.pages["/robots.txt"] = answer(b"User-agent: *\nCrawl-delay: 7")
    site.pages["/a"] = answer()
    waited: list[float] = []
    monkeypatch.setattr("loften.sources.web.fetch.sleep", waited.append)
    fetch(site, "/a", "/a")
    assert len(waited) == 1
    assert 6 < waited[0] <= 7
