"""Nothing of a student's Markdown runs, loads or links in an instructor's browser."""

import re
from html.parser import HTMLParser

import pytest
from nbconvert.filters.markdown_mistune import InvalidNotebook
from nbconvert.filters.markdown_mistune import markdown2html_mistune as rendered

from helpers.grading.harmless import harmless

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "image": '<img src=x onerror="alert(1)">',
    "upper case": "<SVG/ONLOAD=alert(1)>",
    "end tag": "</div></div><script>alert(1)</script>",
    "comment": "<!--><script>alert(1)</script>-->",
    "tag that is cut": "<img src=x onerror=alert(1)//",
    "tag over lines": "<img\nsrc=x\nonerror=alert(1)>",
    "block": "<details open ontoggle=alert(1)>\n\n*x*\n\n</details>",
    "form": '<form action="https://evil.example"><input name=p></form>',
    "frame": '<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"></iframe>',
    "processing": "<?xml version='1.0'?><x onclick=alert(1)>",
    "link": "[here](javascript:alert(1))",
    "link in capitals": "[here](JaVaScRiPt:alert(1))",
    "link with an entity": "[here](java&#115;cript:alert(1))",
    "link in brackets": "[here](<javascript:alert(1)>)",
    "link to data": "[here](data:text/html;base64,PHNjcmlwdD4=)",
    "autolink": "<javascript:alert(1)>",
    "reference": "[here][1]\n\n[1]: javascript:alert(1)",
    "short reference": "[here]\n\n[here]: javascript:alert(1)",
    "reference in a list": "- [here]\n\n  [here]: javascript:alert(1)",
    "reference in a quote": "> [here]\n>\n> [here]: javascript:alert(1)",
    "title": '[here](https://x.example "a\\" onmouseover=alert(1)")',
    "tracking picture": "![](https://evil.example/pixel.png)",
    "picture of the server": "![](/formgrader/api/assignments)",
    "reference picture": "![x][1]\n\n[1]: https://evil.example/pixel.png",
    "link in a picture": "[![](/x.png)](https://evil.example/)",
    "missing attachment": "![image.png](attachment:image.png)",
    "fence": '```x" onmouseover="alert(1)\ncode\n```',
    "mermaid": "```mermaid\ngraph TD; A[<img src=x onerror=alert(1)>]\n```",
    "hidden mermaid": "~~~ mermai&#100;\nA[<img src=x onerror=alert(1)>]\n~~~",
    "formula": "$<img src=x onerror=alert(1)>$",
    "formula that links": r"$\href{javascript:alert(1)}{x}$",
    "formula that styles": r"$$\style{position:fixed;top:0}{\class{btn}{x}}$$",
    "token that links": r"\begin{align}\mmlToken{mi}[href='data:x']{y}\end{align}",
    "entities": "&lt;script&gt;alert(1)&lt;/script&gt;",
    "heading": "# <svg onload=alert(1)> [x](javascript:alert(1))",
    "table": "| <b onclick=alert(1)> | [x](javascript:x) |\n|---|---|\n| 1 | 2 |",
}
TAGS = re.compile(
    "h[1-6]|p|em|strong|code|pre|ul|ol|li|blockquote|hr|br|del|table|thead|tbody|tr|th"
    "|td|dl|dt|dd|div|span|a"
)


class Page(HTMLParser):
    """Holds a page against what formatting needs."""

    def __init__(self, text):
        super().__init__()
        self.words = ""
        self.feed(f"<div>{text}</div>")
        self.close()

    def handle_starttag(self, tag, attrs):
        assert TAGS.fullmatch(tag), tag
        for name, value in attrs:
            assert name in ("class", "href", "id", "style"), (tag, name)
            if name == "href":  # nbconvert's own anchors, and bare addresses
                assert re.match(r"#|https?://", value), value
            if name == "style":  # how the columns of a table are set
                assert re.fullmatch(r"text-align: ?\w+;?", value), value
            if name == "class":
                assert "mermaid" not in value

    def handle_data(self, data):
        self.words += data

    def handle_comment(self, data):
        raise AssertionError(f"a comment: {data}")

    handle_decl = handle_pi = unknown_decl = handle_comment


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_page_is_harmless(text):
    page = Page(rendered(harmless(text)))
    for macro in ("href", "mmlToken", "style", "class"):
        assert f"\\{macro}" not in page.words


ACTIVE = ["script", "image", "end tag", "comment", "block", "frame", "link", "autolink"]
ACTIVE += ["reference", "tracking picture", "mermaid"]


@pytest.mark.parametrize("name", ACTIVE)
def test_page_would_not_be(name):
    """The test above can fail: nbconvert alone lets these through."""
    with pytest.raises(AssertionError):
        Page(rendered(HOSTILE[name]))


def test_missing_picture_would_keep_the_page_from_being_shown():
    with pytest.raises(InvalidNotebook):
        rendered(HOSTILE["missing attachment"])


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_words_stay(text):
    def bare(text):
        return re.sub(r"\s|\\(?=[a-zA-Z])|(?<=~|`)text", "", text)

    assert bare(harmless(text)) == bare(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Plain *words*, `code`, $a < b$ and a [mark] (with brackets).",
        "1. one\n2. two\n\n> said\n\n| a | b |\n|---|---|\n| 1 | 2 |",
        "```python\nx = y < 3\n```",
        r"$$\frac{\partial J}{\partial w} = \begin{cases} 1 & w < 0 \end{cases}$$",
        "https://example.org/page and [a page](https://example.org/a/b?c=1#d)",
        "直线 <3 x",
    ],
)
def test_honest_text_stays_as_it_is(text):
    assert harmless(text) == text


def test_twice_is_once():
    for text in HOSTILE.values():
        once = harmless(text)
        if "mermai" not in text:
            assert harmless(once) == once
