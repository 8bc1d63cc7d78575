"""Connections that go to checked addresses only and that end in time, however slowly the other side speaks."""

import ssl
import time
from collections.abc import Iterable, Iterator

import httpcore
import httpx

from loften.errors import SourceError
from loften.sources.web.addresses import is_public, resolve


class Clock:
    """The moment at which the request under way has to be over."""

    def __init__(self) -> None:
        self._end = 0.0

    def start(self, seconds: float) -> None:
        """Give the next request so many seconds, all of its parts together."""
        self._end = time.monotonic() + seconds

    def left(self, silence: float | None) -> float:
        """Return how long one step may wait; raise ``httpcore.ReadTimeout`` where the time is over."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the server was too slow")
        return left if silence is None else min(left, silence)


class _Stream(httpcore.NetworkStream):
    """A stream each of whose steps is bounded by the clock."""

    def __init__(self, stream: httpcore.NetworkStream, clock: Clock) -> None:
        self._stream = stream
        self._clock = clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._clock.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._clock.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, self._clock.left(timeout)), self._clock)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    """Resolves a name once, checks every address, and connects to one of those it checked."""

    def __init__(self, private: bool, clock: Clock) -> None:
        self._backend = httpcore.SyncBackend()
        self._private = private
        self._clock = clock

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            addresses = resolve(host, port)
        except OSError as error:
            raise httpcore.ConnectError(f"{host} has no address") from error
        if not self._private and not all(is_public(address) for address in addresses):
            raise SourceError(f"{host} is not on the public internet: convert --private-addresses allows it")
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in addresses:
            try:
                stream = self._backend.connect_tcp(
                    str(address), port, self._clock.left(timeout), local_address, socket_options
                )
                return _Stream(stream, self._clock)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Iterable[bytes]) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        close = getattr(self._stream, "close", None)
        if close is not None:
            close()


class CheckedTransport(httpx.BaseTransport):
    """An httpx transport over checked, bounded connections."""

    def __init__(self, private: bool, clock: Clock) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            max_connections=4,
            max_keepalive_connections=2,
            keepalive_expiry=5.0,
            network_backend=_Backend(private, clock),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; errors are those of ``httpcore``, or a ``SourceError`` for a refused address."""
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        assert isinstance(answer.stream, Iterable)
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Body(answer.stream), extensions=answer.extensions
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()
