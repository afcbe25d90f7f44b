"""Cells of a CSV file as a spreadsheet shows them: text, never a formula."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_GUARD = "'"


def guarded(cell: str) -> str:
    """Return a cell as no spreadsheet takes it for a formula."""
    return f"{_GUARD}{cell}" if cell.lstrip(" \n\u00a0'").startswith(_FORMULA) else cell


def unguarded(cell: str) -> str:
    """Return a cell as it was before it was guarded."""
    bare = cell.removeprefix(_GUARD)
    return bare if guarded(bare) != bare else cell
