"""One page over HTTP, for the browsers of this machine only, and word when there is a newer one.

`/` is the page, `/events` a stream of its versions. There is nothing else, and nobody else is
answered: not another machine, not a page of another site, not a name that was bent to this machine.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from threading import BoundedSemaphore, Condition, Thread
from typing import Any

HERE = "127.0.0.1"
MOST_STREAMS = 32
"""So many pages may wait for news at once."""

_STILL_HERE = 15.0  # seconds after which a stream says so, and finds out who has gone
_PATIENCE = 10  # seconds that a browser has to say what it wants
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
}
_WELCOME = ("none", "same-origin")
_PLAIN_PORT = 80  # a browser does not name it
_GONE = (ConnectionError, TimeoutError)


class PortTaken(Exception):
    """Nobody can be served at this port; the text says why."""


class Board:
    """The page as it is now; those who wait are told when it changes."""

    def __init__(self, page: bytes, version: str) -> None:
        self.page, self.version = page, version
        self.has_ended = False
        self._news = Condition()

    def put(self, page: bytes, version: str) -> None:
        """Show another page."""
        with self._news:
            self.page, self.version = page, version
            self._news.notify_all()

    def end(self) -> None:
        """Let all streams end."""
        with self._news:
            self.has_ended = True
            self._news.notify_all()

    def versions(self, patience: float = _STILL_HERE) -> Iterator[str]:
        """Yield the version, then each newer one; "" when nothing happened for a while."""
        known = ""
        while not self.has_ended:
            fresh = "" if known == self.version else self.version
            known = self.version
            yield fresh
            self._wait(known, patience)

    def _wait(self, known: str, patience: float) -> None:
        with self._news:
            self._news.wait_for(lambda: self.has_ended or self.version != known, patience)


class _Server(ThreadingHTTPServer):
    """Answers on this machine's own address."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = os.name != "nt"  # there it would take the port from whoever has it

    def __init__(self, board: Board, port: int) -> None:
        self.board = board
        self.streams = BoundedSemaphore(MOST_STREAMS)
        super().__init__((HERE, port), _Handler)

    def server_bind(self) -> None:
        """Take the port, and ask no name server what this machine is called."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = HERE, self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401  # its own
        """Say nothing of a browser that went away."""
        if not isinstance(sys.exception(), _GONE):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: _Server
    timeout = _PATIENCE

    def do_GET(self) -> None:
        """Answer with the page, or with the stream."""
        self._answer()

    def do_HEAD(self) -> None:
        """Answer as to GET, without what is asked for."""
        self._answer()

    def _answer(self) -> None:
        if not self._is_welcome():
            self._say(HTTPStatus.FORBIDDEN, b"This page is for this machine only.\n")
        elif self.path == "/":
            self._say(HTTPStatus.OK, self.server.board.page, "text/html; charset=utf-8")
        elif self.path == "/events":
            self._stream()
        else:
            self._say(HTTPStatus.NOT_FOUND, b"There is nothing here.\n")

    def _is_welcome(self) -> bool:
        """Tell whether a browser asks by our address, and for itself or a page of ours."""
        port = self.server.server_port
        ours = {f"{name}:{port}" for name in (HERE, "localhost")}
        ours |= {HERE, "localhost"} if port == _PLAIN_PORT else set()
        site = self.headers.get("Sec-Fetch-Site", "none")
        return self.headers.get_all("Host") in [[one] for one in ours] and site in _WELCOME

    def _say(self, status: HTTPStatus, content: bytes, kind: str = "text/plain") -> None:
        self._begin(status, {"Content-Type": kind, "Content-Length": str(len(content))})
        if self.command != "HEAD":
            self.wfile.write(content)

    def _begin(self, status: HTTPStatus, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, **_HEADERS}.items():
            self.send_header(name, value)
        self.end_headers()

    def _stream(self) -> None:
        if not self.server.streams.acquire(blocking=False):
            self._say(HTTPStatus.SERVICE_UNAVAILABLE, b"Too many pages are open.\n")
            return
        try:
            self._begin(HTTPStatus.OK, {"Content-Type": "text/event-stream"})
            for version in self.server.board.versions() if self.command != "HEAD" else ():
                self.wfile.write(f"data: {version}\n\n".encode() if version else b": here\n\n")
        finally:
            self.server.streams.release()

    def version_string(self) -> str:
        """Return what the server calls itself."""
        return "quizgen"

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal is for what becomes of the lists."""


@contextmanager
def serving(board: Board, port: int = 0) -> Iterator[str]:
    """Serve a board and give its address; 0 takes a free port. Raises PortTaken.

    Afterwards the port is free again and no stream is open.
    """
    try:
        server = _Server(board, port)
    except OSError as error:
        raise PortTaken(f"port {port} cannot be used: {error.strerror}") from error
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield f"http://{HERE}:{server.server_port}/"
    finally:
        board.end()
        server.shutdown()
        server.server_close()
        thread.join()
