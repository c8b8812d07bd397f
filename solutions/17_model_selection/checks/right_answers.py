"""Right answers of another form to the two longest exercises, 17.5 and 17.9."""

import math

import numpy as np

from .choose_lambda import choose_lambda
from .cv_score import cv_score


@cv_score.right_answer
def with_kfold_and_scaler(fit, score, X, y, k, rng):
    from sklearn.model_selection import KFold
    from sklearn.preprocessing import StandardScaler

    scores, seed = [], int(rng.integers(2**31))
    for train, val in KFold(k, shuffle=True, random_state=seed).split(X):
        scaler = StandardScaler().fit(X[train])
        model = fit(scaler.transform(X[train]), y[train])
        scores.append(score(model, scaler.transform(X[val]), y[val]))
    return np.mean(scores)


@cv_score.right_answer
def with_masks_and_a_small_number(fit, score, X, y, k, rng):
    fold, total = rng.permutation(np.arange(len(X)) % k), 0.0
    for i in range(k):
        train, val = fold != i, fold == i
        mean = X[train].sum(axis=0) / train.sum()
        spread = np.sqrt(((X[train] - mean) ** 2).sum(axis=0) / train.sum()) + 1e-12
        A, B = ((part - mean) / spread for part in (X[train], X[val]))
        total = total + score(fit(A, y[train]), B, y[val]) / k
    return total


@cv_score.right_answer
def fits_first_scores_later(fit, score, X, y, k, rng):
    X, y, models = np.array(X, dtype=float), np.array(y), []
    pieces = np.array_split(rng.permutation(len(X)), k)
    for i in range(k):
        rows = np.concatenate(pieces[:i] + pieces[i + 1 :])
        mean, std = X[rows].mean(0), X[rows].std(0, ddof=1)
        std[std == 0] = 1.0
        models.append((fit((X[rows] - mean) / std, y[rows]), mean, std))
    scores = [
        score(model, (X[rows] - mean) / std, y[rows])
        for (model, mean, std), rows in zip(models, pieces)
    ]
    return sum(scores) / len(scores)


@choose_lambda.right_answer
def with_sklearn_ridge(grid, train, val):
    from sklearn.linear_model import Ridge

    X_val, y_val = val
    errors = {}
    for lam in grid:
        model = Ridge(alpha=float(lam), solver="svd").fit(*train)
        errors[float(lam)] = float(((model.predict(X_val) - y_val) ** 2).sum())
    least = min(errors.values())
    lam = max(lam for lam, error in errors.items() if error == least)
    model = Ridge(alpha=lam, solver="svd").fit(
        np.concatenate([train[0], X_val]).astype(float), np.append(train[1], y_val)
    )
    return lam, (model.coef_, model.intercept_)


@choose_lambda.right_answer
def by_rows_added(grid, train, val):
    def solve(X, y, lam):
        d = X.shape[1]
        A = np.column_stack([X, np.ones(len(X))])
        penalty = np.sqrt(lam) * np.eye(d, d + 1)
        both = np.vstack([A, penalty]), np.append(y, np.zeros(d))
        theta = np.linalg.lstsq(*both, rcond=None)[0]
        return theta[:-1], theta[-1]

    def error(lam):
        w, b = solve(*train, lam)
        return sum((row @ w + b - t) ** 2 for row, t in zip(*val))

    order = sorted(grid, reverse=True)
    best = min(order, key=error)
    X = np.concatenate([train[0], val[0]])
    return best, solve(X, np.concatenate([train[1], val[1]]), best)


@choose_lambda.right_answer
def with_torch(grid, train, val):
    import torch

    def tensors(pair):
        return [torch.as_tensor(np.asarray(part), dtype=torch.float64) for part in pair]

    def solve(X, y, lam):
        A = (X - X.mean(0)).T @ (X - X.mean(0)) + lam * torch.eye(X.shape[1])
        w = torch.linalg.solve(A, (X - X.mean(0)).T @ (y - y.mean()))
        return w, y.mean() - X.mean(0) @ w

    (X, y), (X_val, y_val), best, least = tensors(train), tensors(val), None, math.inf
    for lam in grid:
        w, b = solve(X, y, float(lam))
        error = float(((X_val @ w + b - y_val) ** 2).mean())
        if error < least or (error == least and lam > best):
            best, least = lam, error
    return best, solve(torch.cat([X, X_val]), torch.cat([y, y_val]), float(best))
