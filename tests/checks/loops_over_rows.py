"""Bodies of answers to ``gradient(X, y, w, b)`` that loop over the examples."""

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
    "one name or the other": """
        data = X if X.ndim == 2 else X[:, None]
        for row in data:
            total += row @ w""",
    "a part of the shape": """
        (n,) = X.shape[:1]
        for i in range(n):
            total += X[i] @ w""",
    "turned by a function": """
        A = np.transpose(X)
        for row in A.T:
            total += row @ w""",
    "turned shape": """
        d, n = X.T.shape
        for i in range(n):
            total += X[i] @ w""",
    "turned table": """
        p = np.zeros((len(w), len(X)))
        for row in p.T:
            total += row @ w""",
    "unpacked columns": """
        area, age = X.T
        for a in area:
            total += a""",
    "the first column and the rest": """
        area, *rest = X.T
        for a in area:
            total += a""",
    "rows or nothing": """
        for row in list(X) or []:
            total += row @ w""",
    "rows in an order": """
        for row in X[rng.permutation(len(X))]:
            total += row @ w""",
    "rows of a transpose that is turned back": """
        X = X.T
        for row in X.T:
            total += row @ w""",
    "rows of a product that is turned back": """
        terms = X.T * (X @ w + b - y)
        for row in terms.T:
            total = total + row""",
    "rows of a product by NumPy's name, taken apart": """
        for row in np.unstack(np.multiply(X, w)):
            total += row.sum()""",
    "the shape up to its second number": """
        p = np.zeros(X.shape[:1])
        for i in range(len(p)):
            p[i] = X[i] @ w""",
}
