"""A problem is a value: where, which code, what is wrong, what to write instead."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from quizgen.model import Place


class Severity(StrEnum):
    """How much a problem matters: an error keeps a fact out, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Edit(NamedTuple):
    """A line of a file, counted from 0, and what is to stand there; None takes the line away."""

    line: int
    text: str | None


class Problem(NamedTuple):
    """One finding. `code` is a key of `CODES`, or the name of a check, which then gives a `weight`.

    `hint` says what to do, "" if there is nothing. `repair` are the lines as they must have been
    meant, where there is one way to read them. `off` is the reason why it is switched off where it
    stands, "" if it is not.
    """

    place: Place
    code: str
    message: str
    hint: str = ""
    repair: tuple[Edit, ...] = ()
    weight: Severity | None = None
    off: str = ""

    @property
    def severity(self) -> Severity:
        """Return how much it matters: its own weight, else by its code."""
        return self.weight or CODES[self.code].severity


class Code(NamedTuple):
    """What a code stands for, for the docs and for `--explain`."""

    severity: Severity
    meaning: str


class Refused(Exception):
    """The work cannot go on; `problems` say why. Raised at the edges, shown without a traceback.

    `written` are the files that had been written before: none, but where a disk is full or broken.
    """

    def __init__(self, problems: list[Problem], written: Sequence[str] = ()) -> None:
        super().__init__("\n".join(problem.message for problem in problems))
        self.problems = problems
        self.written = tuple(written)


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

CODES: dict[str, Code] = {
    # YAML: what authors type and YAML reads otherwise.
    "Y00": Code(_E, "YAML cannot read this, and none of the slips below explains it"),
    "Y01": Code(_N, "a text begins with a bracket, which YAML takes for a map or a list"),
    "Y02": Code(_N, "a colon and a blank inside a text start a new value"),
    "Y03": Code(_N, "a text begins with a sign that YAML reserves"),
    "Y04": Code(_N, "a text begins with YAML's own sign for a link or a type"),
    "Y05": Code(_N, "a number sign made the rest of a text a comment"),
    "Y06": Code(_N, "a text goes on after its closing quote"),
    "Y07": Code(_N, "a quote is opened and never closed"),
    "Y08": Code(_N, "a text begins with a sign that has a meaning in YAML"),
    "Y09": Code(_N, "double quotes turn a backslash and a letter into something else"),
    "Y10": Code(_E, "an entry of a bracketed list was split at its comma"),
    "Y11": Code(_N, "an entry with a colon was read as a key and its value"),
    "Y12": Code(_N, "no blank after the colon of a key"),
    "Y13": Code(_E, "the lines of a table were run together into one"),
    "Y14": Code(_E, "a line does not stand where its neighbours stand, or begins with no blanks"),
    "Y15": Code(_E, "YAML would swallow a word in a bracketed list"),
    "Y16": Code(_E, "a bracket is never closed, or a value goes on after it"),
    "Y17": Code(_E, "a text takes in lines below that look like entries or keys"),
    "Y18": Code(_N, "a sign looks like one of YAML's, and is another: a bullet, a wide colon"),
    # Files.
    "F001": Code(_E, "a file cannot be read"),
    "F002": Code(_E, "a file is not text in UTF-8 or UTF-16"),
    "F003": Code(_E, "a control character stands in a text"),
    "F004": Code(_E, "a file is too large, or nested too deep"),
    "F005": Code(_E, "a file is empty"),
    "F006": Code(_E, "a file is neither a fact list nor a recipe"),
    "F007": Code(_E, "a file cannot be written"),
    "F008": Code(_E, "two decks would be one file"),
    "F009": Code(_E, "what makes a format is not installed"),
    # Drafts.
    "F011": Code(_N, "a list was read from between fences, and the words around it were left out"),
    "F012": Code(_E, "several blocks between fences look like lists"),
    "F013": Code(_W, "a list after a fence that is never closed: it may have been cut off"),
    "F014": Code(_E, "an answer of a chatbot in which there is no list"),
    "F015": Code(_E, "a list between fences, where the list alone belongs"),
    # Files from elsewhere.
    "F016": Code(_E, "a file cannot be imported: it is damaged, or a table says too little"),
    # Keys and values.
    "F101": Code(_E, "an unknown key"),
    "F102": Code(_E, "a key stands twice"),
    "F103": Code(_E, "a needed key is missing"),
    "F104": Code(_E, "a key has no value"),
    "F105": Code(_E, "a value has the wrong form: a text where a list belongs, or the like"),
    "F106": Code(_E, "a value is none of those that are allowed"),
    "F107": Code(_E, "a fact is of no kind, or of two"),
    "F108": Code(_E, "a key has no meaning in this kind of fact"),
    "F110": Code(_E, "one entry that looks like several with commas between"),
    "F111": Code(_E, "an answer is a list"),
    # Clozes.
    "F120": Code(_E, "a cloze has no blank"),
    "F121": Code(_E, "a blank is not closed, or empty"),
    "F122": Code(_E, "numbered and bare blanks are mixed"),
    "F123": Code(_E, "`blanks` names a number that the text does not have"),
    "F124": Code(_E, "wrong options without a number in a cloze of several"),
    "F125": Code(_N, "a number stands for two blanks, so it cannot be a choice"),
    "F126": Code(_N, "the bare blanks of a cloze have no numbers yet"),
    "F127": Code(_E, "a cloze has more blanks than can be numbered"),
    # Options.
    "F130": Code(_E, "`others-wrong` names a group that the list does not have"),
    "F131": Code(_E, "the answer is no member of its `others-wrong` group"),
    "F132": Code(_E, "an option listed as wrong is right, or cannot be told from the key"),
    "F133": Code(_E, "an option is listed as wrong and as right or arguable"),
    "F134": Code(_N, "fewer than two wrong options, so there is no choice"),
    "F135": Code(_W, "an option stands twice"),
    "F136": Code(_N, "a wrong option without a reason"),
    "F137": Code(_W, "two wrong options overlap, so only one of them is offered"),
    "F138": Code(_W, "a wrong option stands in the question, so it is not offered"),
    "F139": Code(_W, "a wrong option that looks like a key which stands too far in"),
    # Which items.
    "F140": Code(_E, "`only` and `skip` in one fact"),
    "F141": Code(_E, "`only` or `skip` names an item that this kind does not have"),
    "F142": Code(_W, "nothing comes of a fact"),
    "F143": Code(_W, "a word under `keep` stands neither in the question nor in the answer"),
    "F144": Code(_W, "more wrong options than are considered"),
    "F145": Code(_E, "an option or an answer speaks of the other options: none of these"),
    # How a fact is written.
    "F150": Code(_W, "an answer looks like a missing one: n/a, ???"),
    "F151": Code(_N, "several right answers are written as one, with ` / ` between"),
    "F152": Code(_N, "an answer is hedged: (probably)"),
    "F153": Code(_N, "an answer is so long that a cloze serves better"),
    "F154": Code(_W, "`Name a …` asks for any of several things"),
    "F155": Code(_W, "`a` or `an` before a gap gives the answer away"),
    "F156": Code(_E, "`was` does not say what a word was"),
    "F157": Code(_W, "`was` names a word that is not in the fact"),
    "F158": Code(_E, "`was` gives two words of a fact the same first word"),
    # Tables.
    "F159": Code(_N, "a truth begins with the whole of its myth"),
    "F160": Code(_E, "a table has no header, no rows, or one column"),
    "F161": Code(_E, "a row of a table has more or fewer cells than the header"),
    "F162": Code(_E, "two columns of one name, or a column without a name"),
    "F163": Code(_E, "two rows of one name, or a row without a name"),
    "F164": Code(_E, "a key names a column that the table does not have"),
    "F165": Code(_E, "a question of a table that cannot be asked"),
    "F166": Code(_N, "a column is not asked, because it is not `one-each`"),
    "F167": Code(_N, "a table has no `ask`, so its columns are asked in a few words"),
    "F168": Code(_E, "a cell of a `unique` column stands twice"),
    "F169": Code(_E, "a table's file cannot be read"),
    "F170": Code(_W, "an article before a slot does not fit every row"),
    "F171": Code(_W, "a question that may fit several rows does not say `of these`"),
    "F172": Code(_N, "a cell of a `one-each` column stands in another"),
    "F173": Code(_N, "a row is not asked, because its question would hold the answer"),
    "F174": Code(_W, "a slot is nearly the name of a column"),
    "F175": Code(_W, "a question that compares is not asked of a table: other rows may fit"),
    "F176": Code(_W, "a table's file has decimal commas, and its list a decimal point"),
    # Members, steps, myths.
    "F180": Code(_E, "a member stands twice, or under two of its names"),
    "F181": Code(_W, "two members overlap: one is contained in the other"),
    "F182": Code(_N, "more members than can be chosen at once"),
    "F183": Code(_W, "one member only, which is an answer"),
    "F184": Code(_E, "steps of which none comes after another"),
    "F185": Code(_N, "a step stands twice, so it is not asked, nor the order"),
    "F186": Code(_W, "a truth that answers its myth cannot be judged alone"),
    "F187": Code(_E, "myth and truth are one sentence"),
    "F188": Code(_W, "a question where a sentence is to be judged as true or false"),
    "F189": Code(_E, "more members or steps than one fact can ask"),
    # What is switched off.
    "F190": Code(_E, "`off` names a code that does not exist"),
    "F191": Code(_E, "`off` names an error, and an error cannot be switched off"),
    "F192": Code(_N, "`off` names a code that it hides nowhere"),
    # Names.
    "F201": Code(_N, "a fact has no id yet"),
    "F202": Code(_E, "an id stands twice in one bank"),
    "F203": Code(_E, "an id or a bank's name has other characters than letters, digits and -"),
    "F204": Code(_N, "a list has no bank's name yet"),
    "F205": Code(_E, "ids or the bank's name are missing and may not be written"),
    "F206": Code(_E, "lists of one bank lie in several folders"),
    # Where it comes from.
    "F301": Code(_E, "an article cannot be read"),
    "F302": Code(_E, "a quote does not stand in the article"),
    "F303": Code(_E, "a quote does not hold the answer"),
    "F304": Code(_W, "a fact of a list with an article has no quote"),
    "F305": Code(_W, "a list names no source"),
    "F306": Code(_W, "what a draft asks, or a figure of a cell or a step, stands in no quote"),
    "F310": Code(_E, "a file of groups cannot be read"),
    # Pictures.
    "F401": Code(_E, "a picture cannot be read, or is not there"),
    "F402": Code(_E, "a picture lies outside the list's folder, or has no path for every system"),
    "F403": Code(_E, "a file is no PNG, JPEG, GIF, WebP or SVG"),
    "F404": Code(_E, "a picture is too large for a deck"),
    "F405": Code(_E, "an SVG holds what could run, or points outside itself"),
    "F406": Code(_W, "a picture is so large that it is slow on a phone"),
    "F407": Code(_W, "the name of a picture ends otherwise than its bytes begin"),
    "F408": Code(_N, "a picture without words for those who do not see it"),
    "F409": Code(_E, "a picture changed while a deck was made"),
    # Recipes.
    "R401": Code(_E, "a list that a recipe names cannot be found"),
    "R402": Code(_E, "a deck's name is empty, or a part of it"),
    "R403": Code(_W, "a recipe or one of its decks picks nothing"),
    "R404": Code(_W, "a recipe picks by a name that no fact has"),
    # History.
    "H501": Code(_E, "a line of the history cannot be read"),
    "H502": Code(_E, "a newer quizgen wrote the history"),
    "H503": Code(_E, "the history is ahead of the clock"),
    "H504": Code(_E, "the history belongs to another bank"),
    "H505": Code(_N, "two lines of the history for one guid were joined"),
    "H506": Code(_E, "a fact asks what was released under an id that is gone"),
    "H507": Code(_E, "what a release was planned from was changed before it was carried out"),
    "H508": Code(_E, "a list was released under another bank's name"),
    "H509": Code(_E, "a deck was released, and its history is not there"),
    # Ticks.
    "H511": Code(_E, "the ticks of the claims cannot be read"),
    "H512": Code(_E, "a newer quizgen wrote the ticks"),
    "H513": Code(_E, "the ticks belong to another bank"),
    "H514": Code(_N, "two ticks of one person for one claim were joined"),
    "H515": Code(_E, "a file is no sheet of claims that was filled in"),
    # Scores.
    "S601": Code(_E, "a newer quizgen wrote the scores"),
    "S602": Code(_E, "a file is no store of scores"),
    "S603": Code(_E, "the scores are damaged"),
    "S604": Code(_E, "the scores cannot be opened, or not written"),
    "S605": Code(_E, "an answer could not be saved, and does not count"),
    "S606": Code(_E, "another program holds the scores"),
    "S607": Code(_W, "the memory kept beside the log is not what the log gives"),
    "S608": Code(_N, "an event is about one that the scores do not hold"),
    "S609": Code(_E, "there are too few reviews to fit the parameters of memory to"),
    "S610": Code(_E, "what fits the parameters of memory is not installed"),
    # Responses.
    "S701": Code(_E, "a file of responses cannot be read: it is damaged, or too large"),
    "S702": Code(_E, "a file of responses says too little, or contradicts itself"),
    "S703": Code(_E, "what reckons responses is not installed"),
}
"""Every code, how much it matters, and what it says. A code never changes its meaning."""
