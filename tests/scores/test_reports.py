"""What learners say about questions."""

from dataclasses import replace
from pathlib import Path

from quizgen.scores.reports import Report, reports
from quizgen.scores.store import open_store
from tests.scores.made import answer, body, name, said


def test_what_was_said_and_not_taken_back(tmp_path: Path) -> None:
    from tests.scores.made import review

    with open_store(tmp_path / "scores", review) as store:
        store.append(answer(1))
        store.append(replace(answer(2), body={**body(), "typed": "NDMA"}, way="typed"))
        store.append(replace(said(3, "flagged", 1), body={"text": "out of date"}))
        store.append(said(4, "mine-is-right", 2))
        store.append(said(5, "overruled", 2))
        store.append(said(6, "undo", 5))
        store.append(replace(said(7, "suspended"), guid="q7", fact="bank/g"))
        store.append(replace(said(8, "suspended"), guid="q8", fact="bank/h"))
        store.append(replace(said(9, "restored"), guid="q8", fact="bank/h"))

        assert reports(store) == [
            Report("flagged", "bank/f", "q1", "choice", "out of date", "NMDA", 3, name(3), "t1"),
            Report("mine-is-right", "bank/f", "q1", "typed", "", "NDMA", 4, name(4), "t1"),
            Report("suspended", "bank/g", "q7", None, "", "", 7, name(7)),
        ]
