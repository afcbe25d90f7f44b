"""Where the scores are."""

from pathlib import Path

import pytest

from quizgen.scores.file_system import file_system, find, is_shared
from quizgen.scores.where import default_path


def test_the_variable_comes_first() -> None:
    assert default_path({"QUIZGEN_SCORES": "/x/mine"}) == Path("/x/mine")


def test_else_the_users_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    path = default_path({"QUIZGEN_SCORES": ""})

    assert (path.parent.name, path.name) == ("quizgen", "scores.sqlite3")


MOUNTS = r"""
22 1 252:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
30 22 0:40 / /home rw,relatime - nfs4 server:/home rw
31 30 0:41 / /home/me/local rw - xfs /dev/sdb1 rw
32 22 0:42 / /mnt/my\040cloud rw - fuse.sshfs me@there rw
33 22 0:43 / /srv rw - ext4 /dev/sdc rw
34 33 0:44 / /srv rw - cifs //there/srv rw
broken line
"""


@pytest.mark.parametrize(
    ("path", "name", "shared"),
    [
        ("/var/x", "ext4", False),
        ("/home/me/x", "nfs4", True),
        ("/home/me/local/x", "xfs", False),
        ("/homestead/x", "ext4", False),
        ("/mnt/my cloud/x", "fuse.sshfs", True),
        ("/srv/x", "cifs", True),
    ],
)
def test_the_file_system_of_a_path(path: str, name: str, shared: bool) -> None:
    assert find(Path(path), MOUNTS) == name
    assert is_shared(name) is shared


def test_a_system_that_does_not_tell_is_taken_for_local(tmp_path: Path) -> None:
    assert not is_shared(find(tmp_path, ""))
    assert isinstance(file_system(tmp_path), str)
