"""A page of Chromium through which HTML is looked at: what is read, what it is made of, what runs.

HTML is put into the living page, as Anki and courses do, so that whatever can run does run.
"""

from collections import Counter
from collections.abc import Iterable

from playwright.sync_api import Page

from tests.exporters.browser import Screen
from tests.hostile.items import NAME
from tests.hostile.judging import Sight
from tests.hostile.lists import PICTURE

SITE = "http://glass.test/"
WALK = """(root) => {
  const elements = [], addresses = [];
  const links = new Set(["href", "src", "action", "formaction", "data", "srcset", "poster", "ping",
    "xlink:href", "background", "manifest", "code", "cite", "longdesc", "content"]);
  for (const one of root.querySelectorAll("*")) {
    const names = one.getAttributeNames().sort();
    elements.push([one.localName, ...names].join(" "));
    addresses.push(...names.filter((name) => links.has(name) && one.localName !== "meta")
      .map((name) => one.getAttribute(name)));
  }
  const comments = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  while (comments.nextNode()) elements.push("#comment");
  return [root.textContent, elements, addresses];
}"""
FRAGMENTS = f"""(fragments) => fragments.map((fragment) => {{
  const room = document.getElementById("room");
  room.innerHTML = fragment;
  const seen = ({WALK})(room);
  room.textContent = "";
  return seen;
}})"""


class Glass:
    """Looks at HTML; `troubles` are requests, dialogs, errors and words on the console."""

    def __init__(self, screen: Screen) -> None:
        self.page, self.troubles = screen.page, screen.troubles
        document = '<!doctype html><body><div id="room"></div></body>'
        self.page.route(SITE, lambda route: route.fulfill(body=document, content_type="text/html"))
        self.page.route(f"**/{NAME}", lambda route: route.fulfill(body=PICTURE))
        self.page.goto(SITE)

    def look(self, fragments: Iterable[str]) -> Sight:
        """Return what is seen of all of these, one after the other in one page."""
        return together(*self.page.evaluate(FRAGMENTS, [*fragments]))

    def quiet(self) -> list[str]:
        """Return what went wrong, and what of a text ran."""
        ran = self.page.evaluate("() => typeof canary === 'undefined' ? [] : ['canary ran']")
        return [*self.troubles, *ran]


def of_page(page: Page) -> Sight:
    """Return what is seen of a whole page."""
    return together(page.evaluate(f"() => ({WALK})(document.documentElement)"))


def together(*seen: tuple[str, list[str], list[str]]) -> Sight:
    """Return several sights as one."""
    texts, elements, addresses = zip(*seen, strict=True) if seen else ((), (), ())
    return Sight(
        "\n".join(texts),
        Counter(one for some in elements for one in some),
        tuple(one for some in addresses for one in some),
    )
