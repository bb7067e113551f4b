"""On PYTHONPATH of every program the tests start: whoever reaches for the network stops with an error."""

import socket
from typing import Any

_connect = socket.socket.connect


def connect(self: socket.socket, address: Any) -> None:
    """Connect within this machine only."""
    if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1", "localhost"):
        raise OSError(f"the network is closed to tests: {address[0]}")
    _connect(self, address)


def getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
    """Look up this machine only."""
    if host not in (None, "127.0.0.1", "::1", "localhost", b"localhost", b"127.0.0.1"):
        raise OSError(f"the network is closed to tests: {host!r}")
    return _getaddrinfo(host, *args, **kwargs)


_getaddrinfo = socket.getaddrinfo
socket.socket.connect = connect  # type: ignore[method-assign, assignment]  # the point of this file
socket.getaddrinfo = getaddrinfo
