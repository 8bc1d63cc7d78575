"""The body of an HTTP answer as it was meant: out of its chunks, decompressed, within a limit."""

import zlib
from collections.abc import Callable

WHOLE = 1 << 16


def decode_body(data: bytes, transfer: str | None, encoding: str | None, largest: int) -> bytes:
    """Return the body, at most ``largest`` + 1 bytes of it; what is not encoded as it says is returned as it is."""
    if transfer and "chunked" in transfer.lower():
        data = join_chunks(data)
    for name in reversed([part.strip().lower() for part in (encoding or "").split(",")]):
        decoder = _DECODERS.get(name)
        if decoder is not None:
            data = decoder(data, largest + 1)
    return data


def join_chunks(data: bytes) -> bytes:
    """Return a chunked body joined; an archive that joined it already is left as it is."""
    parts: list[bytes] = []
    position = 0
    while True:
        end = data.find(b"\r\n", position, position + 32)
        try:
            size = int(data[position:end].split(b";", 1)[0], 16) if end >= 0 else -1
        except ValueError:
            size = -1
        if size < 0:
            return b"".join(parts) if parts else data
        if size == 0:
            return b"".join(parts)
        parts.append(data[end + 2 : end + 2 + size])
        position = end + 4 + size


def _inflate(data: bytes, limit: int) -> bytes:
    for window in (47, -15):  # gzip or zlib by its header, then bare deflate
        inflater = zlib.decompressobj(window)
        try:
            return inflater.decompress(data, limit)
        except zlib.error:
            continue
    return data


def _unbrotli(data: bytes, limit: int) -> bytes:
    try:
        import brotli
    except ImportError:
        return data
    decompressor = brotli.Decompressor()
    parts: list[bytes] = []
    length = 0
    try:
        for start in range(0, len(data), WHOLE):
            part = decompressor.process(data[start : start + WHOLE])
            parts.append(part)
            length += len(part)
            if length > limit:
                break
    except brotli.error:
        return b"".join(parts) or data
    return b"".join(parts)[:limit]


_DECODERS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _inflate,
    "x-gzip": _inflate,
    "deflate": _inflate,
    "br": _unbrotli,
}
