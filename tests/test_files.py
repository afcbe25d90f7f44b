import os
import stat
from pathlib import Path

import pytest

from quizgen.files import nearest, read_whole, write_new, write_whole

not_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)


def broken(*paths: object) -> None:
    raise OSError(28, "No space left on device", *map(str, paths))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_read_until_it_is_seen_to_be_too_large(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")

    assert [read_whole(tmp_path / "a", most) for most in (9, 5, 4, 2)] == [
        b"12345", b"12345", b"12345", b"123",
    ]  # fmt: skip


@pytest.mark.parametrize("path", ["folder", "null"])
def test_only_an_ordinary_file_is_read(path: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "null").symlink_to(os.devnull)

    with pytest.raises(OSError, match=r"it is (a folder|no ordinary file)"):
        read_whole(tmp_path / path, 9)


def test_a_new_file_is_written(tmp_path: Path) -> None:
    file = tmp_path / "a.history"

    assert write_whole(file, b"one")
    assert file.read_bytes() == b"one"
    assert names(tmp_path) == ["a.history"]


def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")

    write_whole(tmp_path / "ours", b"one")

    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"old")
    file.chmod(0o640)

    assert write_whole(file, b"new")
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_the_same_content_leaves_the_file_untouched(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"same")
    os.utime(file, ns=(1_000, 1_000))
    before = file.stat()

    assert not write_whole(file, b"same")
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_write_that_is_stopped_before_the_rename_leaves_the_old_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, "replace", broken)

    with pytest.raises(OSError, match="No space left"):
        write_whole(file, b"new")

    assert file.read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


def test_a_disk_that_fails_on_fsync_leaves_the_old_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", broken)

    with pytest.raises(OSError, match="No space left"):
        write_whole(file, b"new")

    assert file.read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


def test_what_a_killed_run_left_behind_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / f".quizgen-{os.getpid()}.tmp").write_bytes(b"half")

    assert write_whole(tmp_path / "a", b"new")
    assert names(tmp_path) == ["a"]


@not_root
def test_a_read_only_folder_is_named_in_the_error(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"old")
    tmp_path.chmod(0o500)

    with pytest.raises(PermissionError) as caught:
        write_whole(file, b"new")

    tmp_path.chmod(0o700)
    assert caught.value.filename == str(file)
    assert file.read_bytes() == b"old"


@not_root
def test_a_read_only_file_is_not_replaced(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"old")
    file.chmod(0o400)

    with pytest.raises(PermissionError, match="read-only"):
        write_whole(file, b"new")

    assert file.read_bytes() == b"old"


def test_a_missing_folder_is_an_error_that_names_the_file(tmp_path: Path) -> None:
    file = tmp_path / "none" / "a"

    with pytest.raises(FileNotFoundError) as caught:
        write_whole(file, b"new")

    assert caught.value.filename == str(file)


def test_the_file_behind_a_link_is_replaced_and_not_the_link(tmp_path: Path) -> None:
    target = tmp_path / "there" / "target"
    target.parent.mkdir()
    target.write_bytes(b"old")
    link = tmp_path / "link"
    link.symlink_to(target)

    assert write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_link_to_nothing_yet_makes_its_file(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "later")

    assert write_whole(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "later").read_bytes() == b"new"


@pytest.mark.parametrize("there", [b"new", b"old"])
def test_a_link_that_is_not_to_be_followed_is_replaced(tmp_path: Path, there: bytes) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(there)
    target.chmod(0o400)
    link.symlink_to(target)

    assert write_whole(link, b"new", follow=False)
    assert not link.is_symlink()
    assert (link.read_bytes(), target.read_bytes()) == (b"new", there)
    assert link.stat().st_mode & 0o200


def test_a_link_to_nothing_that_is_not_to_be_followed_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "later")

    assert write_whole(tmp_path / "link", b"new", follow=False)
    assert names(tmp_path) == ["link"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_what_is_not_an_ordinary_file_is_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    with pytest.raises(OSError, match="Not an ordinary file"):
        write_whole(pipe, b"new")

    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.skipif(os.name == "nt", reason="no such device there")
def test_a_link_to_a_device_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(os.devnull)

    with pytest.raises(OSError, match="Not an ordinary file"):
        write_whole(tmp_path / "link", b"new", follow=False)

    assert (tmp_path / "link").is_symlink()


@pytest.mark.parametrize("there", ["file", "link", "dangling", "folder"])
@pytest.mark.parametrize("linkable", [True, False])
def test_a_new_file_is_written_over_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: str, linkable: bool
) -> None:
    (tmp_path / "file").write_bytes(b"old")
    (tmp_path / "link").symlink_to("file")
    (tmp_path / "dangling").symlink_to("nowhere")
    (tmp_path / "folder").mkdir()
    before = names(tmp_path)
    if not linkable:
        monkeypatch.setattr(Path, "hardlink_to", broken)

    with pytest.raises(FileExistsError):
        write_new(tmp_path / there, b"new")

    assert names(tmp_path) == before
    assert (tmp_path / "file").read_bytes() == b"old"


@pytest.mark.parametrize("linkable", [True, False])
def test_a_new_file_is_there_whole_and_a_second_time_it_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, linkable: bool
) -> None:
    if not linkable:
        monkeypatch.setattr(Path, "hardlink_to", broken)

    assert [write_new(tmp_path / "a", b"new") for _ in range(2)] == [True, False]
    assert (tmp_path / "a").read_bytes() == b"new"
    assert names(tmp_path) == ["a"]


def test_a_folder_is_never_replaced(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="directory") as caught:
        write_whole(tmp_path, b"new")

    assert caught.value.filename == str(tmp_path)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("source/magnesum.yaml", "source/magnesium.yaml"),
        ("sorce/magnesium.yaml", "source/magnesium.yaml"),
        ("source/rivers.yaml", None),
        ("sorce/rivers.yaml", None),
        ("elsewhere/x/y", None),
    ],
)
def test_the_nearest_existing_path(tmp_path: Path, typed: str, meant: str | None) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "magnesium.yaml").touch()

    assert nearest(tmp_path / typed) == (tmp_path / meant if meant else None)


def test_the_nearest_path_of_a_relative_one_is_relative(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "magnesium.yaml").touch()
    monkeypatch.chdir(tmp_path)

    assert nearest(Path("magnesum.yaml")) == Path("magnesium.yaml")
