"""The page is served to this machine's own browsers, and nothing else is."""

import socket
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from threading import active_count
from urllib.parse import urlsplit

import pytest

from quizgen.serving import MOST_STREAMS, Board, PortTaken, serving

PAGE = b"<!doctype html>"


@pytest.fixture
def board() -> Board:
    return Board(PAGE, "one")


@pytest.fixture
def port(board: Board) -> Iterator[int]:
    with serving(board) as address:
        yield urlsplit(address).port or 0


def ask(
    port: int, path: str = "/", method: str = "GET", headers: dict[str, str] | None = None
) -> HTTPResponse:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request(method, path, headers=headers or {})
    return connection.getresponse()


def test_the_page_is_served_as_it_is_now(board: Board, port: int) -> None:
    first = ask(port).read()
    board.put(b"another", "two")

    assert (first, ask(port).read()) == (PAGE, b"another")


def test_head_is_answered_without_the_page(port: int) -> None:
    answer = ask(port, method="HEAD")

    assert (answer.status, answer.getheader("Content-Length")) == (200, str(len(PAGE)))
    assert answer.read() == b""


@pytest.mark.parametrize(
    "path",
    ["/index.html", "/?x", "/.", "/../pyproject.toml", "/source/rivers.yaml", "/events/",
     "/favicon.ico", "*"],
)  # fmt: skip
def test_there_is_nothing_else(path: str, port: int) -> None:
    assert ask(port, path).status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "BREW"])
def test_nothing_but_get_and_head_is_understood(method: str, port: int) -> None:
    assert ask(port, method=method).status == 501


@pytest.mark.parametrize("path", ["/", "/events", "/nothing"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.test"}, {"Host": "evil.test:80"}, {"Host": ""}, {"Host": "127.0.0.1"},
        {"Host": "127.0.0.1:1"}, {"Host": "127.0.0.1.evil.test"},
        {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"},
    ],
)  # fmt: skip
def test_who_asks_by_another_name_or_for_another_site_is_refused(
    headers: dict[str, str], path: str, port: int
) -> None:
    assert ask(port, path, headers=headers).status == 403


@pytest.mark.parametrize("site", ["none", "same-origin"])
def test_who_asks_for_itself_is_answered(site: str, port: int) -> None:
    named = {"Host": f"localhost:{port}", "Sec-Fetch-Site": site}

    assert ask(port, headers=named).status == 200


def test_only_the_address_of_this_machine_itself_is_listened_to(port: int) -> None:
    with pytest.raises(OSError), socket.create_connection(("127.0.0.2", port), timeout=2):  # noqa: PT011  # any
        pass


def test_two_names_at_once_are_refused(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
        line.sendall(f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nHost: evil\r\n\r\n".encode())

        assert b" 403 " in line.recv(100)


def test_no_one_may_keep_or_frame_or_embed_the_page(port: int) -> None:
    headers = ask(port).headers

    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Access-Control-Allow-Origin"] is None
    assert headers["Server"] == "quizgen"


def test_the_stream_tells_each_version(board: Board, port: int) -> None:
    stream = ask(port, "/events")
    first = [stream.readline(), stream.readline()]
    board.put(b"another", "two")
    second = [stream.readline(), stream.readline()]
    board.end()

    assert stream.getheader("Content-Type") == "text/event-stream"
    assert (first, second) == ([b"data: one\n", b"\n"], [b"data: two\n", b"\n"])
    assert stream.read() == b""


def test_head_of_the_stream_ends_at_once(port: int) -> None:
    assert ask(port, "/events", "HEAD").read() == b""


def test_a_stream_says_that_it_is_still_there() -> None:
    versions = Board(PAGE, "one").versions(patience=0.01)

    assert [next(versions) for _ in range(3)] == ["one", "", ""]


def test_only_so_many_streams_are_open_at_once(port: int) -> None:
    streams = [ask(port, "/events") for _ in range(MOST_STREAMS)]
    begun = [stream.readline() for stream in streams]

    assert begun == [b"data: one\n"] * MOST_STREAMS
    assert ask(port, "/events").status == 503
    assert ask(port).status == 200


def test_a_port_that_is_taken_is_told(port: int, board: Board) -> None:
    with pytest.raises(PortTaken, match=f"port {port} cannot be used"), serving(board, port):
        pass


def test_afterwards_the_port_is_free_and_nothing_is_left(board: Board) -> None:
    before = active_count()
    with serving(board) as address:
        port = urlsplit(address).port or 0
        stream = ask(port, "/events")
        stream.readline()

    assert stream.read() == b"\n"
    with serving(Board(PAGE, "next"), port) as again:
        assert urlsplit(again).port == port
    assert active_count() <= before + 1  # the thread of the stream may be on its way out


def test_a_browser_that_goes_away_is_no_news(
    board: Board, port: int, capfd: pytest.CaptureFixture[str]
) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
        line.sendall(f"GET /events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        line.recv(20)
    for version in "abcdefgh":
        board.put(PAGE, version)
    ask(port).read()

    assert capfd.readouterr() == ("", "")
