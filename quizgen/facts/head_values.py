"""Values of a list's head that would be passed over in silence: addresses, a language's code."""

import re
from collections.abc import Iterator, Mapping

from quizgen.model import Place
from quizgen.problems import Problem

_CODE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_PAGE = re.compile(r"https?://\S+", re.IGNORECASE)
_REPORT = re.compile(r"(mailto:|https?://)\S+", re.IGNORECASE)
_DOMAIN = re.compile(r"[\w-]+(\.[\w-]+)+(/\S*)?")
_CODES = {
    name: code
    for code, names in {
        "en": "english", "de": "german deutsch", "fr": "french français", "es": "spanish español",
        "it": "italian italiano", "pt": "portuguese português", "nl": "dutch nederlands",
        "pl": "polish polski", "sv": "swedish svenska", "da": "danish dansk", "fi": "finnish suomi",
        "cs": "czech čeština", "tr": "turkish türkçe", "ru": "russian русский", "he": "hebrew",
        "ar": "arabic", "zh": "chinese 中文", "ja": "japanese 日本語", "ko": "korean 한국어",
    }.items()
    for name in names.split()
}  # fmt: skip


def odd_values(fields: Mapping[str, object], places: Mapping[str, Place]) -> Iterator[Problem]:
    """Yield a problem for each value that no deck could use."""

    def problem(key: str, named: str, value: str, hint: str) -> Problem:
        return Problem(places[f"{key}/0"], "F106", f"`{named}` cannot be `{value}`", hint)

    language = str(fields.get("language", "en"))
    if not _CODE.fullmatch(language):
        yield problem("language", "language", language, _code_meant(language))
    report = str(fields.get("report", "")).strip()
    if report and not _REPORT.fullmatch(report):
        yield problem("report", "report", report, _address_meant(report))
    cite = fields.get("cite")
    url = str(cite.get("url", "")).strip() if isinstance(cite, Mapping) else ""
    if url and not _PAGE.fullmatch(url):
        yield problem("cite", "url", url, _page_meant(url))


def _code_meant(language: str) -> str:
    meant = _CODES.get(language.lower(), "")
    if not meant and _CODE.fullmatch(language.replace("_", "-")):
        meant = language.replace("_", "-")
    return f"did you mean `{meant}`?" if meant else "write its code: `en`, `de`, `pt-BR`"


def _address_meant(report: str) -> str:
    if re.fullmatch(r"[^\s:/]+@[^\s:/]+", report):
        return f"did you mean `mailto:{report}`?"
    if _DOMAIN.fullmatch(report):
        return f"did you mean `https://{report}`?"
    return "write `mailto:` and an address, or a page that begins with `https://`"


def _page_meant(url: str) -> str:
    if _DOMAIN.fullmatch(url):
        return f"did you mean `https://{url}`?"
    return "write a page that begins with `https://`"
