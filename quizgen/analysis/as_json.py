"""The analysis for programs: one JSON object."""

import json
from collections.abc import Mapping

from quizgen.analysis.figures import Analysis, Flag, ItemFigures, OptionFigures, Picked, SetFigures
from quizgen.analysis.flags import FEWEST

VERSION = 1
"""Goes up when a key changes its meaning or goes; a new key alone does not change it."""

_PLACES = 4

KEYS: Mapping[str, Mapping[str, str]] = {
    "": {
        "version": f"{VERSION}: goes up when a key changes its meaning or goes",
        "said": "what there is to say of the files: what was left out, what belongs to no list",
        "set": "all items together",
        "items": "the items, in the order of the lists",
    },
    "set": {
        "learners": "how many learners answered",
        "items": "how many items",
        "responses": "how many answers",
        "complete": "how many learners answered every item; what follows is of them",
        "most": "the most marks",
        "mean": "the mean of their marks",
        "sd": "its standard deviation",
        "alpha": "Cronbach's alpha; KR-20 if `dichotomous`",
        "standard_error": "the standard error of a learner's marks",
        "inter_item": "the mean correlation of two items",
        "dichotomous": "whether every item is right or wrong, without shares",
        "tenths": "how many of all `learners` got each tenth of all marks, the lowest first",
    },
    "items": {
        "item": "what the files call it",
        "fact": "its fact, as bank/id; `null` if it belongs to no list, as for the next four",
        "way": "the way in which it is asked",
        "stem": "how it is asked now",
        "file": "where its fact stands",
        "line": "in which line of the file",
        "n": "how many answers",
        "few": f"whether they are too few for more than the facility: fewer than {FEWEST}",
        "facility": "the mean share of its marks",
        "between": "the 95 % interval of the facility (Wilson)",
        "sd": "the standard deviation of its marks, in marks",
        "discrimination": "its correlation with the rest of the set (corrected item–rest)",
        "item_total": "its correlation with the whole set",
        "efficiency": "the discriminative efficiency, at most 1",
        "weight": "the effective weight, from 0 to 1",
        "alpha_without": "the alpha of the set without it",
        "typed": "whether the answer is typed",
        "wordings": "with how many wordings it was asked",
        "reports": "what learners said of it, and how many: `flagged`, `overruled`, "
        "`mine-is-right`, `suspended`",
        "options": "its options, or the answers that were typed",
        "flags": "what should be looked at, the gravest first: each a `code` and `words`",
    },
    "options": {
        "text": "the option",
        "key": "whether it is right",
        "picked": "how many picked it",
        "shown": "to how many it was shown",
        "share": "the share of those who saw it",
        "point_biserial": "how picking it correlates with the rest of the set",
        "by_fifth": "`picked` and `shown` in each fifth of the class, the weakest first",
    },
}
"""The keys of the object, of the set, of an item and of an option, each with its meaning."""


def as_json(analysis: Analysis) -> str:
    """Return the text of one object, ASCII alone, so that any pipe takes it."""
    found: dict[str, object] = {
        "version": VERSION,
        "said": list(analysis.said),
        "set": _set(analysis.whole),
        "items": [_item(item) for item in analysis.items],
    }
    assert found.keys() == KEYS[""].keys()
    return json.dumps(found, indent=2, allow_nan=False) + "\n"


def _set(whole: SetFigures) -> dict[str, object]:
    return {
        "learners": whole.learners,
        "items": whole.items,
        "responses": whole.responses,
        "complete": whole.complete,
        "most": _rounded(whole.most),
        "mean": _rounded(whole.mean),
        "sd": _rounded(whole.sd),
        "alpha": _rounded(whole.alpha),
        "standard_error": _rounded(whole.standard_error),
        "inter_item": _rounded(whole.inter_item),
        "dichotomous": whole.is_dichotomous,
        "tenths": list(whole.tenths),
    }


def _item(item: ItemFigures) -> dict[str, object]:
    asked = item.asked
    return {
        "item": item.item,
        "fact": asked and asked.fact,
        "way": asked and asked.way,
        "stem": asked and asked.stem,
        "file": asked and asked.place.file,
        "line": asked and asked.place.line,
        "n": item.n,
        "few": item.n < FEWEST,
        "facility": _rounded(item.facility),
        "between": [_rounded(bound) for bound in item.between],
        "sd": _rounded(item.sd),
        "discrimination": _rounded(item.discrimination),
        "item_total": _rounded(item.item_total),
        "efficiency": _rounded(item.efficiency),
        "weight": _rounded(item.weight),
        "alpha_without": _rounded(item.alpha_without),
        "typed": item.is_typed,
        "wordings": item.wordings,
        "reports": dict(item.reports or {}),
        "options": [_option(option) for option in item.options],
        "flags": [_flag(flag) for flag in item.flags],
    }


def _option(option: OptionFigures) -> dict[str, object]:
    return {
        "text": option.text,
        "key": option.is_key,
        **_picked(option.all),
        "share": _rounded(option.all.share),
        "point_biserial": _rounded(option.point_biserial),
        "by_fifth": [_picked(fifth) for fifth in option.by_fifth],
    }


def _picked(found: Picked) -> dict[str, object]:
    return {"picked": found.picked, "shown": found.shown}


def _flag(flag: Flag) -> dict[str, object]:
    return {"code": flag.code, "words": flag.words}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _PLACES)
