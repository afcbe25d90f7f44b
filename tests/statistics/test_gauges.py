"""Rows of a name, a bar, a share and a count."""

from quizgen.statistics.drawing import ASCII, text_of
from quizgen.statistics.gauges import Chart, Row, drawn_chart
from quizgen.statistics.tally import Tally


def lines(chart: Chart, columns: int = 76) -> list[str]:
    return [text_of(line) for line in drawn_chart(chart, columns, ASCII)]


def test_a_row_has_its_name_its_bar_its_share_and_its_count() -> None:
    chart = Chart("Recalled", [Row("Rivers", Tally(200, 182))], 0.9)

    assert lines(chart, 45) == [
        "Recalled (| 90 % wanted)",
        "  Rivers  #################|.   91 %  182/200",
    ]


def test_a_row_without_answers_is_left_out() -> None:
    chart = Chart("Recalled", [Row("Rivers", Tally()), Row("Seas", Tally(3, 2))])

    assert lines(chart) == ["Recalled", "  Seas  2/3  too few to say"]


def test_a_chart_without_answers_says_so() -> None:
    assert lines(Chart("Recalled", [Row("Rivers", Tally())], 0.9)) == ["Recalled: none yet"]


def test_a_chart_has_twelve_rows_and_says_how_many_more_there_are() -> None:
    found = lines(Chart("Recalled", [Row(f"tag {at}", Tally(30, 20)) for at in range(15)]))

    assert len(found) == 14
    assert found[-1] == "  and 3 more: --format json"
