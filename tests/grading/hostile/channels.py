"""What several attacks need: every channel by which an answer can tell something."""

import textwrap

_LOOK = """
import base64, re, sys

def look():
{code}

try:
    found = str(look())
except BaseException as error:
    found = ""
hits = dict.fromkeys(re.findall("CANARY-[0-9a-z-]+", found))
found = " ".join(hits) or found[:150]
print(found)
print(found, file=sys.stderr)
try:
    open("found.txt", "w").write(found)
except BaseException:
    pass

def predict(X, w, b):
    raise type(found[:70], (Exception,), {{}})(found)
"""

_TELL = {
    "cost": "def cost(X, y, w, b):\n    return found\n",
    "gradient": "def gradient(X, y, w, b):\n    return type(found[:70], (), {})()\n",
    "fit_closed": "def fit_closed(X, y):\n    return {found: found}\n",
    "descend": "def descend(X, y, lr, steps, w0, b0):\n    return [found] * 6\n",
    "regime": 'regime = {"A": found, "B": found, "C": found, "D": found}\n',
    "max_stable_lr": "def max_stable_lr(X):\n"
    "    return base64.b64encode(found.encode()).decode()\n",
    "lr": "lr, steps = found, found\n",
    "r2": "raise ValueError(found)\n",
}


def told(code: str) -> dict[str, str]:
    """Make answers that look for something and tell it in every way there is.

    Parameters
    ----------
    code : str
        Body of a function that returns what it found.
    """
    body = textwrap.indent(textwrap.dedent(code).strip("\n"), "    ")
    return {"predict": _LOOK.format(code=body)} | _TELL


def tried(code: str, name: str = "predict", arguments: str = "X, w, b") -> str:
    """Make an answer that does something at each call, whatever comes of it.

    It returns nothing, so it earns nothing.
    """
    body = textwrap.indent(textwrap.dedent(code).strip("\n"), "        ")
    return (
        f"def {name}({arguments}):\n    try:\n{body}\n"
        "    except Exception:\n        pass\n"
    )


SYSCALL = """
import ctypes
libc = ctypes.CDLL(None, use_errno=True)

def syscall(number, *args):
    return libc.syscall(number, *args)
"""
