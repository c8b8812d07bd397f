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

_RELAY = """
seen = set()

def write(text):
{write}

def read():
{read}

def predict(X, w, b):
    text = ", ".join(map(repr, np.asarray(X, dtype=float).ravel()[:3].tolist()))
    seen.add(text)
    try:
        write(text)
    except BaseException:
        pass
    return X @ w + b

def heard():
    try:
        found = list(map(str, read()))
    except BaseException:
        found = []
    return " ".join(text for text in found if text not in seen)
"""

_HEARD = {
    "cost": "def cost(X, y, w, b):\n    raise ValueError(heard())\n",
    "gradient": "def gradient(X, y, w, b):\n    return heard()\n",
    "regime": 'regime = dict.fromkeys("ABCD", "nothing")\n',
    "max_stable_lr": "def max_stable_lr(X):\n    return type(heard(), (), {})()\n",
    "r2": "def r2(y, p):\n    return {heard(): 1}\n",
}


def relayed(write: str, read: str) -> dict[str, str]:
    """Make answers that pass what hidden calls get to a process that may speak.

    The answer to ``predict`` is right. Its arguments are given to ``write``; later
    public calls tell what ``read`` hears from elsewhere.

    Parameters
    ----------
    write, read : str
        Bodies of ``write(text)`` and ``read()``, which returns a list.
    """
    bodies = {"write": write, "read": read}
    bodies = {
        name: textwrap.indent(textwrap.dedent(body).strip("\n"), "    ")
        for name, body in bodies.items()
    }
    return {"predict": _RELAY.format(**bodies)} | _HEARD
