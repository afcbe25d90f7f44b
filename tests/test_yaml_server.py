"""A YAML language server, as editors run it, has nothing to say of good lists, and sees bad ones.

`QUIZGEN_YAML_SERVER` is the command that starts it, else `yaml-language-server` on the path.
"""

import json
import re
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterator
from os import environ
from pathlib import Path
from typing import Any

import pytest

from quizgen.json_schema import as_text, list_schema
from quizgen.making import kinds
from tests.test_json_schema import README, SHIPPED, TYPED, with_fact

GIVEN = environ.get("QUIZGEN_YAML_SERVER", "")
FOUND = shutil.which("yaml-language-server")
COMMAND = shlex.split(GIVEN) if GIVEN else [FOUND, "--stdio"] if FOUND else []

pytestmark = pytest.mark.skipif(
    not COMMAND, reason="NO YAML LANGUAGE SERVER: npm install -g yaml-language-server"
)
Message = dict[str, Any]
Underlined = Callable[[str], list[str]]


class Editor:
    """Opens documents in a language server over its standard input and output."""

    def __init__(self, server: subprocess.Popen[bytes]) -> None:
        assert server.stdin
        assert server.stdout
        self.to, self.of = server.stdin, server.stdout
        self.number = 0

    def send(self, method: str, **params: object) -> None:
        self._write({"method": method, "params": params})

    def ask(self, method: str, **params: object) -> Message:
        """Return the result of a request."""
        self.number += 1
        self._write({"id": self.number, "method": method, "params": params})
        answer = next(one for one in self.messages() if one.get("id") == self.number)
        result: Message = answer["result"]
        return result

    def messages(self) -> Iterator[Message]:
        """Yield what the server says, answering what it asks."""
        while True:
            length = 0
            while header := self.of.readline().strip():
                name, _, value = header.partition(b": ")
                length = int(value) if name == b"Content-Length" else length
            message = json.loads(self.of.read(length))
            if "method" in message and "id" in message:
                nothing = [None for _ in message["params"].get("items", ())] or None
                self._write({"id": message["id"], "result": nothing})
            else:
                yield message

    def diagnostics(self, uri: str, text: str) -> list[str]:
        """Return what an editor underlines in a document."""
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.send("textDocument/didOpen", textDocument=document)
        said = next(
            one["params"]
            for one in self.messages()
            if one.get("method") == "textDocument/publishDiagnostics"
            and one["params"]["uri"] == uri
        )
        return [one["message"] for one in said["diagnostics"]]

    def _write(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.to.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.to.flush()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the schema."""
    path = tmp_path_factory.mktemp("lists")
    text = as_text(list_schema(kinds().values()))
    (path / "quizgen.schema.json").write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def editor(folder: Path) -> Iterator[Editor]:
    server = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    one = Editor(server)
    one.ask("initialize", processId=None, rootUri=folder.as_uri(), capabilities={})
    one.send("initialized")
    settings = {"validate": True, "completion": True, "schemaStore": {"enable": False}}
    one.send("workspace/didChangeConfiguration", settings={"yaml": settings})
    yield one
    server.kill()
    server.communicate()


@pytest.fixture
def underlined(editor: Editor, folder: Path, request: pytest.FixtureRequest) -> Underlined:
    """Return what the server underlines in a list that names the schema on its first line."""
    uri = (folder / re.sub(r"\W", "-", request.node.name)).with_suffix(".yaml").as_uri()
    line = "# yaml-language-server: $schema=quizgen.schema.json\n"
    return lambda text: editor.diagnostics(uri, line + text)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_nothing_is_underlined_in_the_shipped_lists(path: Path, underlined: Underlined) -> None:
    assert underlined(path.read_text("utf-8")) == []


@pytest.mark.parametrize("name", README)
def test_nothing_is_underlined_in_the_lists_of_the_readme(
    name: str, underlined: Underlined
) -> None:
    assert underlined(README[name]) == []


@pytest.mark.parametrize("name", kinds())
def test_nothing_is_underlined_in_the_example_of_a_kind(name: str, underlined: Underlined) -> None:
    assert underlined(with_fact(kinds()[name].example)) == []


@pytest.mark.parametrize("value", TYPED)
def test_no_text_is_underlined_for_what_it_looks_like(value: str, underlined: Underlined) -> None:
    text = f"- question: q?\n  answer: {value}\n  wrong: {{{value}: {value}, b: c}}\n"

    assert underlined(with_fact(text)) == []


@pytest.mark.parametrize(
    ("fact", "said"),
    [
        ("- question: q?\n  anwser: x\n", "Property anwser is not allowed."),
        ("- question: q?\n", 'Missing property "answer".'),
        ("- question: q?\n  answer: x\n  level: Core\n", "Value is not accepted."),
        ("- question: q?\n  answer: x\n  cloze: c\n", "Property cloze is not allowed."),
        ("- question: q?\n  answer: [a, b]\n", "Incorrect type."),
    ],
)
def test_what_is_wrong_is_underlined_with_a_message_that_helps(
    fact: str, said: str, underlined: Underlined
) -> None:
    assert any(said in one for one in underlined(with_fact(fact)))


def test_an_editor_completes_keys_and_says_what_they_mean(editor: Editor, folder: Path) -> None:
    uri = (folder / "typing.yaml").as_uri()
    line = "# yaml-language-server: $schema=quizgen.schema.json\n"
    text = line + with_fact("- question: q?\n  ans\n")
    editor.diagnostics(uri, text)
    here = {"uri": uri}

    found = editor.ask(
        "textDocument/completion", textDocument=here, position={"line": 6, "character": 5}
    )
    shown = editor.ask(
        "textDocument/hover", textDocument=here, position={"line": 1, "character": 2}
    )

    assert "answer" in [one["label"] for one in found["items"]]
    assert "the list's title" in json.dumps(shown)
