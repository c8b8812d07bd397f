"""Loops over the examples are found in every guise; other loops are left alone."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.checks.loops import loop_over_rows

ARGUMENTS = ("X", "y", "w", "b")


def found(body, head="def gradient(X, y, w, b):"):
    text = f"{head}\n{textwrap.indent(textwrap.dedent(body).strip(), '    ')}\n"
    rows = ["X", "y"]
    return loop_over_rows(text, rows, function="gradient", arguments=ARGUMENTS)


OVER_ROWS = {
    "for i in range(len(X))": """
        for i in range(len(X)):
            total += X[i] @ w""",
    "range of a shape": """
        for i in range(X.shape[0]):
            total += X[i] @ w""",
    "range from one": """
        for i in range(1, len(y)):
            total += y[i] - y[i - 1]""",
    "range backwards": """
        for i in range(len(y) - 1, -1, -1):
            total += y[i]""",
    "counted in steps of two": """
        for i in range(0, len(y), 2):
            total += y[i]""",
    "the number has a name": """
        n = len(X)
        for i in range(n):
            total += X[i] @ w""",
    "the number has two names": """
        n = y.size
        m = int(n)
        for i in range(m):
            total += y[i]""",
    "unpacked shape": """
        n, d = X.shape
        for i in range(n):
            total += X[i] @ w""",
    "kept shape": """
        shape = X.shape
        for i in range(shape[0]):
            total += X[i] @ w""",
    "np.shape": """
        for i in range(np.shape(X)[0]):
            total += X[i] @ w""",
    "walrus": """
        if (n := len(X)) > 0:
            for i in range(n):
                total += X[i] @ w""",
    "annotated": """
        n: int = len(X)
        for i in range(n):
            total += X[i] @ w""",
    "the rows themselves": """
        for row in X:
            total += row @ w""",
    "the targets": """
        for target in y:
            total += target""",
    "zip": """
        for row, target in zip(X, y):
            total += row @ w - target""",
    "zip with strict": """
        for row, target in zip(X, y, strict=True):
            total += row @ w - target""",
    "enumerate": """
        for i, row in enumerate(X):
            out[i] = row @ w""",
    "np.arange": """
        for i in np.arange(len(X)):
            out[i] = X[i] @ w""",
    "np.ndindex": """
        for i, j in np.ndindex(X.shape):
            out[i] += X[i, j] * w[j]""",
    "np.ndindex with a star": """
        for i, j in np.ndindex(*X.shape):
            out[i] += X[i, j] * w[j]""",
    "an order of the rows": """
        for i in rng.permutation(len(X)):
            total += X[i] @ w""",
    "another name for the rows": """
        data = np.asarray(X)
        for row in data:
            total += row @ w""",
    "other names in a pair": """
        A, t = X, y
        for i in range(len(A)):
            total += A[i] @ w - t[i]""",
    "other names by a comprehension": """
        A, t = (np.asarray(a, float) for a in (X, y))
        for i in range(len(t)):
            total += t[i]""",
    "other names by map": """
        A, t = map(np.asarray, (X, y))
        for i in range(len(t)):
            total += t[i]""",
    "a list of the rows": """
        for row in X.tolist():
            total += sum(row)""",
    "rows turned twice": """
        for row in X.T.T:
            total += row @ w""",
    "a column": """
        for value in X[:, 0]:
            total += value""",
    "a turned column": """
        for value in X.T[0]:
            total += value""",
    "all rows but the first": """
        for row in X[1:]:
            total += row @ w""",
    "chosen rows": """
        for row in X[y > 0]:
            total += row @ w""",
    "the errors": """
        error = X @ w + b - y
        for e in error:
            total += e""",
    "errors by dot": """
        error = np.dot(X, w) + b - y
        for e in error:
            total += e""",
    "errors by method": """
        error = X.dot(w) - y
        for i in range(len(error)):
            total += error[i]""",
    "errors from the other side": """
        for p in w @ X.T:
            total += p""",
    "errors by einsum": """
        for p in np.einsum("ij,j->i", X, w):
            total += p""",
    "sums of the rows": """
        for s in (X * w).sum(axis=1):
            total += s""",
    "sums of the rows in second place": """
        for s in np.sum(X * w, 1):
            total += s""",
    "an array with a one more": """
        A = np.column_stack([X, np.ones(len(X))])
        for row in A:
            total += row[:-1] @ w""",
    "an array joined with c_": """
        A = np.c_[X, np.ones(len(X))]
        for i in range(A.shape[0]):
            total += A[i, :-1] @ w""",
    "a fresh array of that length": """
        p = np.zeros(len(X))
        for i in range(len(p)):
            p[i] = X[i] @ w""",
    "a fresh table": """
        p = np.zeros((len(X), 2))
        for i in range(p.shape[0]):
            p[i] = X[i] @ w""",
    "a fresh list": """
        p = [0.0] * len(X)
        for i in range(len(p)):
            p[i] = X[i] @ w""",
    "list comprehension": """
        return np.array([row @ w + b for row in X])""",
    "comprehension over an index": """
        return np.array([X[i] @ w + b for i in range(len(X))])""",
    "generator": """
        return sum(row @ w for row in X)""",
    "set comprehension": """
        return max({row @ w for row in X})""",
    "dict comprehension": """
        return {i: row @ w for i, row in enumerate(X)}""",
    "nested comprehension": """
        return [[X[i, j] for j in range(len(w))] for i in range(len(X))]""",
    "map": """
        return np.array(list(map(lambda row: row @ w, X)))""",
    "map over two": """
        return sum(map(lambda row, t: row @ w - t, X, y))""",
    "filter": """
        return len(list(filter(lambda t: t > 0, y)))""",
    "reduce": """
        return functools.reduce(lambda a, t: a + t, y, 0.0)""",
    "np.vectorize": """
        return np.vectorize(lambda i: X[i] @ w)(np.arange(len(X)))""",
    "np.frompyfunc": """
        return np.frompyfunc(lambda t: t - b, 1, 1)(y)""",
    "apply_along_axis over rows": """
        return np.apply_along_axis(lambda row: row @ w, 1, X)""",
    "apply_along_axis by keyword": """
        return np.apply_along_axis(lambda row: row @ w, axis=-1, arr=X)""",
    "rows of a pandas frame": """
        for _, row in pd.DataFrame(X).iterrows():
            total += row @ w""",
    "pandas apply over rows": """
        return pd.DataFrame(X).apply(lambda row: row @ w, axis=1)""",
    "while with an index": """
        i = 0
        while i < len(X):
            total += X[i] @ w
            i += 1""",
    "while with a named number": """
        i, n = 0, len(X)
        while i != n:
            total += X[i] @ w
            i += 1""",
    "while True with an index": """
        i = 0
        while True:
            total += X[i] @ w
            i += 1
            if i == len(X):
                break""",
    "while with a queue": """
        queue = list(X)
        while queue:
            total += queue.pop() @ w""",
    "recursion on the rest": """
        if len(X) == 0:
            return 0.0
        return X[0] @ w + gradient(X[1:], y[1:], w, b)""",
    "recursion on an index": """
        def go(i):
            return 0.0 if i == len(X) else X[i] @ w + go(i + 1)
        return go(0)""",
    "helper function": """
        def total_of(values):
            total = 0.0
            for value in values:
                total += value
            return total
        return total_of(X @ w + b - y) / len(y)""",
    "helper function by keyword": """
        def total_of(values):
            return [v for v in values]
        return total_of(values=y)""",
    "what a helper function returns": """
        def errors():
            return X @ w + b - y
        for e in errors():
            total += e""",
    "inside a loop over features": """
        for j in range(X.shape[1]):
            for i in range(X.shape[0]):
                dw[j] += X[i, j]""",
    "inside a column of X.T": """
        for column in X.T:
            for value in column:
                total += value""",
    "inside zip with X.T": """
        for column, weight in zip(X.T, w):
            for value in column:
                total += value * weight""",
    "inside a tuple of arrays": """
        for a in (X, y):
            for i in range(len(a)):
                total += a[i].sum()""",
    "list comprehension over columns, then rows": """
        columns = [X[:, j] for j in range(X.shape[1])]
        for row in np.array(columns).T:
            total += row @ w""",
}

NOT_OVER_ROWS = {
    "no loop": """
        error = X @ w + b - y
        return X.T @ error / len(y), error.mean()""",
    "features": """
        for j in range(X.shape[1]):
            dw[j] = (error * X[:, j]).mean()""",
    "features, from the end of the shape": """
        for j in range(X.shape[-1]):
            dw[j] = (error * X[:, j]).mean()""",
    "features by name": """
        n, d = X.shape
        for j in range(d):
            dw[j] = (error * X[:, j]).sum() / n""",
    "features of the transpose": """
        for j in range(len(X.T)):
            dw[j] = (error * X.T[j]).mean()""",
    "features in a comprehension": """
        return np.array([(error * X[:, j]).mean() for j in range(X.shape[1])])""",
    "columns": """
        for j, column in enumerate(X.T):
            dw[j] = (error * column).mean()""",
    "columns, each with those before it": """
        for j, column in enumerate(X.T):
            for k in range(j):
                C[j, k] = (column * X[:, k]).mean()""",
    "columns beside weights": """
        for column, weight in zip(X.T, w):
            p = p + column * weight""",
    "weights": """
        for j in range(len(w)):
            p = p + X[:, j] * w[j]""",
    "weights themselves": """
        for weight in w:
            total += weight**2""",
    "steps": """
        for _ in range(steps):
            w = w - lr * X.T @ (X @ w + b - y) / len(y)""",
    "while for steps": """
        while np.abs(slope).max() > 1e-6:
            slope = X.T @ (X @ w + b - y) / len(y)
            w = w - lr * slope""",
    "while for a cost": """
        total = ((X @ w + b - y) ** 2).sum() / len(y)
        while total > 1.0:
            w = w - lr * X.T @ (X @ w + b - y)
            total = cost(X, y, w, b)""",
    "while True for steps": """
        while True:
            error = X @ w + b - y
            step += 1
            if np.abs(error).max() < 1e-6 or step == 100:
                break""",
    "batches": """
        for start in range(0, len(X), batch):
            w = w - X[start : start + batch].T @ error[start : start + batch]""",
    "a literal tuple": """
        for a in (X, y):
            a.flags.writeable = False""",
    "a literal list in a comprehension": """
        X, y, w = [torch.as_tensor(a).double() for a in [X, y, w]]
        return X @ w""",
    "a generator over a literal": """
        X, y = (np.asarray(a, dtype=float) for a in (X, y))
        return X.T @ y""",
    "enumerate over a literal": """
        for place, a in enumerate((X, y)):
            sizes[place] = a.size""",
    "three rounds": """
        for k in range(3):
            total += k""",
    "the shape": """
        for size in X.shape:
            total *= size""",
    "the first five rows": """
        for row in X[:5]:
            print(row)""",
    "one row": """
        for value in X[0]:
            total += value""",
    "one row with a colon": """
        for j in range(len(X[0, :])):
            total += w[j]""",
    "the last row": """
        for value in X[-1]:
            total += value""",
    "number of features from a row": """
        for j in range(len(X[0])):
            total += w[j]""",
    "the gradient": """
        dw = X.T @ (X @ w + b - y) / len(y)
        for j in range(len(dw)):
            w[j] -= lr * dw[j]""",
    "the gradient from the other side": """
        error = X @ w + b - y
        dw = error @ X / len(y)
        for j in range(len(dw)):
            w[j] -= lr * dw[j]""",
    "the gradient by dot": """
        dw = np.dot(X.T, X.dot(w) - y)
        return [slope for slope in dw]""",
    "the gradient by method": """
        dw = X.T.dot(X.dot(w) - y)
        return [slope for slope in dw]""",
    "means of the columns": """
        for m in X.mean(axis=0):
            total += m""",
    "means in second place": """
        for m in np.mean(X, 0):
            total += m""",
    "sums of the turned rows": """
        for s in X.T.sum(axis=1):
            total += s""",
    "the solution of least squares": """
        w = np.linalg.lstsq(X, y, rcond=None)[0]
        for weight in w:
            total += weight""",
    "unpacked least squares": """
        w, rest, rank, s = np.linalg.lstsq(X, y, rcond=None)
        return [float(weight) for weight in w]""",
    "singular values": """
        U, s, Vt = np.linalg.svd(X)
        for value in s:
            total += value""",
    "the normal equations": """
        H = X.T @ X / len(X)
        for row in H:
            total += row.sum()""",
    "classes": """
        for c in np.unique(y):
            total += (y == c).mean()""",
    "apply_along_axis over columns": """
        return np.apply_along_axis(np.mean, 0, X)""",
    "map over the weights": """
        return sum(map(abs, w))""",
    "ufunc reduce": """
        return np.add.reduce(X, axis=0)""",
    "columns of a pandas frame": """
        return pd.DataFrame(X).apply(np.mean)""",
    "recursion over steps": """
        def go(w, left):
            return w if left == 0 else go(w - X.T @ (X @ w - y), left - 1)
        return go(w, 10)""",
    "helper function over weights": """
        def size(values):
            return sum(v**2 for v in values)
        return size(w)""",
    "helper function that gives slopes": """
        def slopes():
            return X.T @ (X @ w - y)
        for slope in slopes():
            total += slope""",
    "words in a docstring": '''
        """for row in X: while True: map(f, X)"""
        return X.T @ y  # for row in X''',
    "words in text": """
        print("for row in X")
        return X.T @ y""",
    "dict of results": """
        for key, value in {"dw": X.T @ y, "db": y.sum()}.items():
            print(key)""",
}


@pytest.mark.parametrize("body", OVER_ROWS.values(), ids=OVER_ROWS)
def test_loop_over_rows_is_found(body):
    assert found(body).startswith("line ")


@pytest.mark.parametrize("body", NOT_OVER_ROWS.values(), ids=NOT_OVER_ROWS)
def test_other_loops_are_left_alone(body):
    assert found(body) == ""


@pytest.mark.parametrize(
    "head",
    [
        "def gradient(A, t, w, b):",
        "def gradient(A, t, /, w, b):",
        "def gradient(A: np.ndarray, t: np.ndarray, w, b: float) -> tuple:",
        "@functools.cache\ndef gradient(A, t, w, b):",
    ],
)
def test_arguments_go_by_their_order_not_their_names(head):
    assert found("return [row @ w for row in A]", head)
    assert found("return [v for v in t]", head)


def test_a_name_of_the_author_may_mean_something_else():
    """The student calls the weights X and the rows w."""
    head = "def gradient(w, y, X, b):"
    assert found("return [v for v in X]", head) == ""
    assert found("return [v @ X for v in w]", head)


@pytest.mark.parametrize(
    "text",
    [
        "gradient = lambda A, t, w, b: [row @ w for row in A]",
        "def mine(A, t, w, b):\n    return [row @ w for row in A]\ngradient = mine",
    ],
    ids=["lambda", "another name"],
)
def test_functions_that_are_defined_otherwise(text):
    options = {"function": "gradient", "arguments": ARGUMENTS}
    assert loop_over_rows(text, ["X", "y"], **options)


def test_without_a_definition_the_names_of_the_author_hold():
    assert loop_over_rows("p = [row @ w for row in X]", ["X"]) == (
        "line 1: p = [row @ w for row in X]"
    )


def test_the_first_loop_is_named():
    body = """
        error = X @ w + b - y
        total = [e**2 for e in error]
        for i in range(len(X)):
            total += X[i] @ w"""
    assert found(body) == "line 3: total = [e**2 for e in error]"


def test_indented_source_is_read():
    text = "    def f(X):\n        return [row for row in X]\n"
    assert loop_over_rows(text, ["X"]) == "line 2: return [row for row in X]"


@pytest.mark.parametrize("magic", ["%time f(3)", "!ls", "%%timeit", "gradient?"])
def test_lines_of_ipython_do_not_hide_a_loop(magic):
    text = f"{magic}\ndef f(X):\n    return [row for row in X]\n"
    assert loop_over_rows(text, ["X"])


@pytest.mark.parametrize(
    "text", ["def f(X:", "\0", "x = " + "-" * 50_000 + "1", "1" + "+1" * 20_000]
)
def test_text_that_cannot_be_read_is_an_error_of_one_kind(text):
    with pytest.raises(ValueError, match=r"null|cannot be read"):
        loop_over_rows(text, ["X"])


TOKENS = st.sampled_from(
    "X y w b n for in range len ( ) [ ] : , = . T shape 0 1 -1 zip map while if "
    "def f lambda return @ + * \n \n\n    ".split(" ")
)


@given(st.lists(TOKENS, max_size=30).map(" ".join))
def test_any_text_gives_an_answer_or_a_value_error(text):
    try:
        line = loop_over_rows(text, ["X", "y"], function="f", arguments=ARGUMENTS)
    except ValueError:
        return
    assert line == "" or line.startswith("line ")
