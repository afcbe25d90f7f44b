"""A test on paper: a PDF for each form, its items in another order, and one PDF with the keys."""

from quizgen.exporters._naming import file_stem
from quizgen.exporters._sheet import gradable
from quizgen.exporters.contract import Exporter, ExportOptions, Rendered
from quizgen.model import Bank


def render(bank: Bank, options: ExportOptions) -> Rendered:
    """Return a test for each form, and the keys of all of them in a file of their own.

    Refused if the library that sets the pages is not installed.
    """
    from quizgen.exporters._paper.fitting import fitting
    from quizgen.exporters._paper.forms import form_name, forms
    from quizgen.exporters._paper.typesetting import Press

    decks, left_out = gradable(bank)
    with Press(bank.media) as press:
        items, unfit = fitting([item for _, kept in decks for item in kept], options, press)
        made = forms(bank, items, options)
        stem = file_stem(bank.deck)
        names = [form_name(stem, form.letter, len(made)) for form in made]
        files = {
            name: press.pages("test.typ", form.test) for name, form in zip(names, made, strict=True)
        }
        files[f"{stem}-key.pdf"] = press.pages("key.typ", {"forms": [form.key for form in made]})
    return Rendered(files, (*left_out, *unfit))


EXPORTER = Exporter("paper", ".pdf", "test on paper, in shuffled forms, with a key apart", render)
