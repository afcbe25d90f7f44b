"""`quizgen`, and `python -m quizgen`: the command line, loaded without a look for garbage."""

from quizgen.facts.pausing import collector_paused


def main() -> None:
    """Run the command line, and end the process with its exit code."""
    with collector_paused(for_good=True):
        from quizgen.cli import main as command
    command(prog_name="quizgen")


if __name__ == "__main__":
    main()
