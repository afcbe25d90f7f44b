"""Lists for the tests of the full screen."""

_HEAD = "title: Magnesium\nbank: magnesium-abcd\ncite: An atlas\nfacts:\n"
NMDA = """\
- id: nmda
  question: Which receptor does magnesium block at rest?
  answer: NMDA receptor
  wrong: {AMPA receptor: it has no block, Histamine H1 receptor: it is no ion channel}
  hint: its agonist gave it its name
  only: [choice]
"""
MIDLINE = """\
- id: midline
  question: What is movement toward the midline called?
  answer: adduction
  never: [bringing together]
  only: [typed]
"""
ACHE = """\
- id: ache
  question: Why does the back ache?
  answer: Nobody knows for certain yet
"""
MINERALS = """\
- id: minerals
  question: Which of these are minerals?
  members: [Magnesium, Calcium]
  wrong: {Vitamin D: it is a hormone, Vitamin C: , Folate: it is a vitamin}
  only: all
"""
SIGNAL = """\
- id: signal
  question: How does a signal of pain arise?
  steps: [tissue is hurt, mediators excite the nerve ending, an action potential runs]
  only: order
"""
GLASS = """\
- id: glass
  myth: Glass is a slow-flowing liquid at room temperature.
  truth: Glass is an amorphous solid at room temperature.
"""


def list_of(*facts: str) -> str:
    """Return a list of these facts."""
    return _HEAD + "".join(facts)
