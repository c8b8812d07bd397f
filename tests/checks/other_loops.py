"""Bodies of answers to ``gradient(X, y, w, b)`` that loop over something else."""

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
    "features by the turned shape": """
        d, n = X.T.shape
        for j in range(d):
            total += X[:, j] * w[j]""",
    "turned by a function": """
        for column in np.transpose(X):
            total += column.mean()""",
    "as many rounds as a turned table has rows": """
        p = np.zeros((len(w), len(X)))
        for j in range(len(p)):
            p[j] = X[:, j] * w[j]""",
    "a product of other things": """
        for value in H @ w:
            total += value""",
    "one drawn row in each round": """
        while step < 100:
            k = rng.integers(3)
            w = w - lr * (X[k] @ w - y[k]) * X[k]
            step += 1""",
    "terms of each feature": """
        terms = X.T * (X @ w + b - y)
        dw = np.array([term.mean() for term in terms])""",
    "terms of each feature by NumPy's name": """
        terms = np.multiply(X.T, X @ w + b - y)
        dw = np.array([term.mean() for term in terms])""",
    "a stack taken apart": """
        for column in np.unstack(X, axis=1):
            dw.append((column * error).mean())""",
    "the shape without the examples": """
        dw = np.zeros(X.shape[1:])
        for j in range(len(dw)):
            dw[j] = X[:, j] @ error / len(error)""",
    "the shape from its end": """
        dw = np.zeros(X.shape[-1:])
        for j in range(len(dw)):
            dw[j] = X[:, j] @ error / len(error)""",
    "comparisons with each feature": """
        larger = X.T > y
        dw = np.array([column.mean() for column in larger])""",
    "the only other number of the shape": """
        (d,) = X.shape[1:]
        dw = np.array([X[:, j] @ error / len(error) for j in range(d)])""",
    "examples bound anew to their transpose": """
        error = X @ w + b - y
        X = X.T
        for column in X:
            dw.append((column * error).mean())""",
    "the transpose by its length": """
        m, X = len(X), np.transpose(X)
        for i in range(len(X)):
            dw[i] = X[i] @ error / m""",
    "a moved axis": """
        for column in np.moveaxis(X, 1, 0):
            dw.append((column * error).mean())""",
}
