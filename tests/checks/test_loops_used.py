"""Only what the answer's function uses is searched for loops, in all its disguises."""

import pytest

from helpers.checks.loops import loop_over_rows

RIGHT = "def f(X, y):\n    return X.T @ y / len(y)\n"
SLOW = (
    "def slow(X, y):\n    total = 0\n    for i in range(len(y)):\n"
    "        total = total + X[i] * y[i]\n    return total / len(y)\n"
)


def found(text):
    return loop_over_rows(text, ["X", "y"], function="f", arguments=["X", "y"])


@pytest.mark.parametrize(
    "text",
    [
        SLOW + RIGHT,
        SLOW.replace("slow", "f") + RIGHT,
        RIGHT + "for row in data:\n    print(row)\n",
        RIGHT + SLOW + "print(slow(X_small, y_small))\n",
        "import numpy as np\ndef f(X, y):\n"
        "    return np.array([(c[:, 0] * y).mean() for c in np.hsplit(X, 3)])\n",
        "import numpy as np\ndef f(X, y):\n"
        "    return [(c.ravel() * y).mean() for c in np.split(X, 3, axis=1)]\n",
        "import pandas as pd\ndef f(X, y):\n    df = pd.DataFrame(X)\n"
        "    return [(df[c] * y).mean() for c in df.columns]\n",
        "def f(X, y):\n    import numpy as np\n    return np.add.accumulate(y)[-1]\n",
    ],
    ids=[
        "unused trial",
        "defined again",
        "loop below",
        "trial that is run",
        "hsplit",
        "split along the features",
        "columns of a frame",
        "accumulate of NumPy",
    ],
)
def test_no_loop_over_the_examples(text):
    assert found(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        SLOW + "def f(X, y):\n    return slow(X, y)\n",
        SLOW + "f = slow\n",
        "def f(X, y):\n    g = lambda i: 0 if i < 0 else g(i - 1) + y[i]\n"
        "    return g(len(y) - 1)\n",
        "import numpy as np\n@np.vectorize\ndef square(v):\n    return v * v\n"
        "def f(X, y):\n    return square(y)\n",
        "import pandas as pd\ndef f(X, y):\n"
        "    return pd.Series(range(len(y))).map(lambda i: y[i] * X[i]).sum()\n",
        "from itertools import accumulate\ndef f(X, y):\n"
        "    return list(accumulate(y))[-1]\n",
        "def f(X, y):\n    rows, total = iter(zip(X, y)), 0\n    while True:\n"
        "        try:\n            x, t = next(rows)\n"
        "        except StopIteration:\n            return total\n"
        "        total = total + x * t\n",
    ],
    ids=[
        "in a helper",
        "under another name",
        "lambda that calls itself",
        "vectorize as decorator",
        "map of a series",
        "accumulate",
        "next",
    ],
)
def test_loop_over_the_examples(text):
    assert found(text).startswith("line ")
