from base64 import b64encode

import pytest

from quizgen.pictures.svg import NotSvg, why_unsafe
from tests.pictures.examples import png, svg

DOCTYPE = (
    b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
    b'"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
)
LAUGHS = b'<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>' + svg("&b;")

SAFE = [
    svg('<path d="M0 0h9" style="fill:#c00;stroke:url(#a)"/>'),
    svg("<style>@media print { .a { fill: url( '#a' ) } }</style>"),
    svg('<rect fill="url(#a)"/><use href="#b"/>'),
    svg('<a:use a:href="#b"/>', 'xmlns:a="http://www.w3.org/1999/xlink"'),
    svg(f'<image href="data:image/png;base64,{b64encode(png()).decode()}"/>'),
    svg('<text>on a mountain, url(http://x), @import</text><animate attributeName="x"/>'),
    svg("<title>script</title><desc>javascript:</desc>"),
    svg('<m:a m:r="http://x"/>', 'xmlns:m="http://purl.org/meta"'),
    DOCTYPE + svg(),
    svg().decode().encode("utf-16"),
    b'<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:g/></s:svg>',
]
UNSAFE = [
    (svg("<script>alert(1)</script>"), "it holds <script>"),
    (svg("<SCRIPT/>"), "it holds <SCRIPT>"),
    (svg('<s:script xmlns:s="urn:other"/>'), "it holds <script>"),
    (svg("<foreignObject/>"), "it holds <foreignObject>"),
    (svg('<b xmlns="http://www.w3.org/1999/xhtml"/>'), "it holds <b>"),
    (svg("<video/>"), "it holds <video>"),
    (svg("", 'onload="x()"'), "it runs a program (`onload`)"),
    (svg('<g OnClick="x()"/>'), "it runs a program (`onclick`)"),
    (svg('<set attributeName=" onload" to="x()"/>'), "it moves `onload`"),
    (svg('<animate attributeName="xlink:href" values="#a;http://x"/>'), "it moves `xlink:href`"),
    (svg('<image href="http://x/y.png"/>'), "it points outside itself (`http://x/y.png`)"),
    (svg('<image href="y.png"/>'), "it points outside itself (`y.png`)"),
    (svg('<image href="data:image/svg+xml,x"/>'),
     "it points outside itself (`data:image/svg+xml,x`)"),
    (svg('<l:a l:href=" javascript:x()"/>', 'xmlns:l="http://www.w3.org/1999/xlink"'),
     "it points outside itself (` javascript:x()`)"),
    (svg('<rect fill="url(http://x#a)"/>'), "it points outside itself (`url(http://x#a)`)"),
    (svg('<rect style="fill:URL( //x )"/>'), "its style points outside itself"),
    (svg(r'<rect style="fill:u\72l(//x)"/>'), "its style points outside itself"),
    (svg("<style>@import 'x.css';</style>"), "its style points outside itself"),
    (svg("<style>a{b:ur<!-- -->l(x)}</style>"), "its style points outside itself"),
    (b'<?xml-stylesheet href="x"?>' + svg(), "it loads a style sheet"),
    (LAUGHS, "it declares entities"),
    (b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + svg("&a;"),
     "it declares entities"),
    (b'<!DOCTYPE svg [<!ENTITY % a SYSTEM "http://x">%a;]>' + svg(), "it declares entities"),
]  # fmt: skip
NO_SVG = [
    b"<",
    b"<svg>",
    b"<html><body/></html>",
    b"<svg/>",
    svg()[:-3],
    b"<?xml version='1.0' encoding='no-such'?>" + svg(),
    b"<?xml version='1.0' encoding='base64'?>" + svg(),
    b"\xff\xfe\x00",
    b"<" + b"\0" * 9,
]


@pytest.mark.parametrize("content", SAFE)
def test_a_picture_that_is_only_a_picture_is_taken(content: bytes) -> None:
    assert why_unsafe(content) == ""


@pytest.mark.parametrize(("content", "why"), UNSAFE)
def test_what_runs_or_loads_is_named(content: bytes, why: str) -> None:
    assert why_unsafe(content) == why


@pytest.mark.parametrize("content", NO_SVG)
def test_what_is_no_svg_is_no_picture(content: bytes) -> None:
    with pytest.raises(NotSvg):
        why_unsafe(content)


def test_a_deep_or_long_one_does_no_harm() -> None:
    assert why_unsafe(svg("<g>" * 100_000 + "</g>" * 100_000)) == ""
    assert why_unsafe(svg(f'<path d="{"M0 0" * 500_000}"/>')) == ""
