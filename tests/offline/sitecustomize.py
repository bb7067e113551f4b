"""On PYTHONPATH of every program the tests start: whoever reaches for the network ends the whole program.

A library may swallow an error and go on, and readers work in processes of their own. So in a program that a test has
started (`OFFLINE` says "ends") the first process of it is killed, after a line that says why; in the tests' own process
the attempt is an error. This machine may be talked to: `mkdocs serve` does.
"""

import os
import signal
import sys
from typing import Any

HERE = (None, "", "127.0.0.1", "::1", "localhost", b"localhost", b"127.0.0.1")
ASKING = {"socket.getaddrinfo": 0, "socket.gethostbyname": 0, "socket.gethostbyaddr": 0}
REACHING = {"socket.connect": 1, "socket.sendto": 1, "socket.sendmsg": 1}

if os.environ.get("OFFLINE") == "ends":
    os.environ["OFFLINE"] = str(os.getpid())  # children inherit whom to end


def closed(event: str, arguments: tuple[Any, ...]) -> None:
    """Let nobody out: Python tells of every look-up and every connection before it is made (PEP 578)."""
    if event in ASKING:
        host = arguments[ASKING[event]]
    elif event in REACHING and isinstance(arguments[REACHING[event]], tuple):
        host = arguments[REACHING[event]][0]
    else:
        return
    if host in HERE:
        return
    message = f"the network is closed to tests: {event} {host!r}"
    first = os.environ.get("OFFLINE", "")
    if first.isdigit():
        sys.stderr.write(message + "\n")
        sys.stderr.flush()
        os.kill(int(first), signal.SIGKILL)
        os._exit(97)
    raise OSError(message)


sys.addaudithook(closed)
