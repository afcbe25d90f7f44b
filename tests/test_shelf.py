"""Lists that get their names."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep

from quizgen.making import Desk
from quizgen.problems import Refused
from quizgen.shelf import Naming, fill, look
from tests.commands.projects import NAMELESS


def test_of_three_who_name_a_list_at_once_one_does_and_the_others_are_told(tmp_path: Path) -> None:
    file = tmp_path / "lakes.yaml"
    file.write_text(NAMELESS, encoding="utf-8")

    def slowly(path: Path) -> bytes:
        content = path.read_bytes()
        sleep(0.05)
        return content

    def named(letters: str) -> str:
        desk = Desk(slowly, lambda: letters)
        try:
            return fill(drafts[letters], desk).lists[0].origin.bank
        except Refused as refused:
            return refused.problems[0].code

    desks = {letters: Desk(Path.read_bytes, letters.lower) for letters in ("aaaa", "bbbb", "cccc")}
    drafts = {letters: look([file], Naming.WRITE, desk) for letters, desk in desks.items()}
    with ThreadPoolExecutor(3) as pool:
        banks = sorted(pool.map(named, drafts))

    assert banks[:2] == ["H507", "H507"]
    assert f"bank: {banks[2]}\n" in file.read_text(encoding="utf-8")
