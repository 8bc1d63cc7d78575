"""Messages between processes: a JSON header and byte strings, framed by their lengths."""

import json
import socket
import struct
from collections.abc import Sequence
from typing import Any

Message = tuple[dict[str, Any], list[bytes]]
LENGTH = struct.Struct("!Q")


def pack(header: dict[str, Any], parts: Sequence[bytes] = ()) -> bytes:
    """Return a message as one frame: the frame's length, then the header's and the parts' lengths before each."""
    pieces = [json.dumps(header).encode(), *parts]
    body = b"".join(piece for part in pieces for piece in (LENGTH.pack(len(part)), part))
    return LENGTH.pack(len(body)) + body


def unpack(body: bytes) -> Message:
    """Return the message in a frame's body; raise ``ValueError`` where it is none."""
    parts = []
    position = 0
    try:
        while position < len(body):
            (size,) = LENGTH.unpack_from(body, position)
            position += LENGTH.size
            parts.append(body[position : position + size])
            position += size
        return json.loads(parts[0]), parts[1:]
    except (struct.error, IndexError) as error:
        raise ValueError(f"no message: {error}") from error


def receive(connection: socket.socket) -> Message | None:
    """Return the next message, waiting for it; None where the other side has gone."""
    head = _exactly(connection, LENGTH.size)
    body = _exactly(connection, LENGTH.unpack(head)[0]) if head else None
    return None if body is None else unpack(body)


def _exactly(connection: socket.socket, size: int) -> bytes | None:
    data = bytearray()
    while len(data) < size:
        try:
            piece = connection.recv(min(size - len(data), 1 << 20))
        except ConnectionError:
            return None
        if not piece:
            return None
        data += piece
    return bytes(data)


class Inbox:
    """Puts messages together from what has arrived, without waiting; the largest frame is ``largest`` bytes."""

    def __init__(self, connection: socket.socket, largest: int) -> None:
        connection.setblocking(False)
        self._connection = connection
        self._largest = largest
        self._data = bytearray()
        self.closed = False

    def take(self) -> list[Message]:
        """Return the messages that are whole; raise ``ValueError`` where one is too large or none at all."""
        self._fill()
        messages = []
        while len(self._data) >= LENGTH.size:
            (size,) = LENGTH.unpack_from(self._data)
            if size > self._largest:
                raise ValueError(f"a message of {size} bytes")
            end = LENGTH.size + size
            if len(self._data) < end:
                break
            messages.append(unpack(bytes(self._data[LENGTH.size : end])))
            del self._data[:end]
        return messages

    def _fill(self) -> None:
        while len(self._data) <= self._largest + LENGTH.size:
            try:
                piece = self._connection.recv(1 << 18)
            except BlockingIOError:
                return
            except ConnectionError:
                piece = b""
            if not piece:
                self.closed = True
                return
            self._data += piece
