import io
import zipfile

from quizgen.exporters._zip import zipped


def test_an_archive_holds_its_files_in_order_and_no_date() -> None:
    with zipfile.ZipFile(io.BytesIO(zipped({"b": b"1", "a": b"22"}))) as archive:
        found = [(one.filename, one.date_time, one.file_size) for one in archive.infolist()]

    assert found == [("b", (1980, 1, 1, 0, 0, 0), 1), ("a", (1980, 1, 1, 0, 0, 0), 2)]


def test_what_is_packed_already_is_only_stored() -> None:
    with zipfile.ZipFile(io.BytesIO(zipped({"a": b"x" * 99, "b": b"x" * 99}, {"b"}))) as archive:
        sizes = [one.compress_size for one in archive.infolist()]

    assert sizes[0] < sizes[1] == 99
