"""`quizgen prompt`: what to give a chatbot, so that it drafts a list from an article."""

from pathlib import Path

import click

from quizgen.commands.common import read, refusals


@click.command("prompt")
@click.argument("article", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--facts", type=click.IntRange(1, 100), help="How many facts you want.")
def command(article: Path, facts: int | None) -> None:
    """Write a prompt with which a chatbot drafts a list from an article.

    It holds the rules, an example of every kind of fact, and the article; give all of it to a
    chatbot of your choice. Nothing is sent anywhere.
    What comes back is a draft: `quizgen check draft.yaml --article ARTICLE` refuses quotes that
    are not in the article or do not hold the answer. What no program can see, a person must.
    `-` reads the article from standard input.

    \b
    Examples:
      quizgen prompt source/articles/rivers.md
      quizgen prompt source/articles/rivers.md --facts 10 > prompt.txt
    """  # noqa: D301  # a real backspace: click keeps the lines below it
    from quizgen.drafts.given import given_text
    from quizgen.drafts.prompt import MOST_BYTES, named_in_list, prompt
    from quizgen.starting import example

    with refusals(writes=False):
        text = given_text(article, read, MOST_BYTES)
    click.echo(prompt(text, named_in_list(article), example(), facts), nl=False)
