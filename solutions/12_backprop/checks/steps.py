"""Steps that the cases of exercises 12.6 to 12.8 run, as text."""

from helpers.checks.vocabulary import Case

# ---- 12.6: a network of its own gradients
TWO_STEPS = """
rng = np.random.default_rng(1265)
sizes = {"W1": (3, 4), "b1": 4, "W2": (4, 2), "b2": 2}
params = {key: rng.normal(size=size) for key, size in sizes.items()}
X, y = rng.normal(size=(5, 3)), np.array([0, 1, 1, 0, 1])
loss, grads = two_layer_step(params, X, y, 0.3)
before = {key: np.array(grad) for key, grad in grads.items()}
two_layer_step(params, -X, 1 - y, 0.3)
kept = {key: np.array(grad) for key, grad in grads.items()}
for grad in grads.values():
    grad *= 0
[loss, before, kept, params, two_layer_step(params, X, y, 0.3)[0]]
"""


# ---- 12.7: models with their gradients, right or with a planted bug
MODEL = """
rng = np.random.default_rng({seed})
params = {{"W": rng.normal(size=(3, 4)), "b": rng.uniform(1.0, 2.0, size=4)}}
def f(p):
    loss = {scale} * float((p["W"] ** 2 @ p["b"]).sum() + (p["b"] ** 3).sum())
    dW, db = 2 * p["W"] * p["b"], (p["W"] ** 2).sum(axis=0) + 3 * p["b"] ** 2
    {bug}
    return loss, {{"W": {scale} * dW, "b": {scale} * db}}
start = {{key: value.copy() for key, value in params.items()}}
error = float(grad_check(f, params))
"""
SMALL, LARGE = "error < 1e-4", "error > 0.2"
# What the call moved, in millionths: a small step that was left behind is large here.
AFTER = "{key: 1e6 * (np.array(params[key]) - start[key]) for key in start}"


def model(label, verdict, *, seed=1271, scale="1.0", bug="pass"):
    """Make a case: the model with its gradients, right or with a planted bug."""
    text = MODEL.format(seed=seed, scale=scale, bug=bug)
    asked = {SMALL: ", is the error below 0.0001", LARGE: ", is the error above 0.2"}
    return Case(label + asked.get(verdict, ""), steps=text + verdict)


NEAR_0 = Case(
    "right gradients near a flat place, is the error below 0.0001",
    steps="""
params = {"w": np.array([1e-4, -2e-4, 3e-4])}
def f(p):
    return float((p["w"] ** 2).sum()), {"w": 2 * p["w"]}
error = float(grad_check(f, params))
"""
    + SMALL,
)
STEEP = Case(
    "right gradients far from a flat place, is the error below 0.0001",
    steps="""
params = {"w": np.array([[1.0, -2.0], [3.0, 1.5]])}
def f(p):
    return float((p["w"] ** 2).sum()), {"w": 2 * p["w"]}
error = float(grad_check(f, params))
"""
    + SMALL,
)
FLIPPED = "dW[1, 2] = -dW[1, 2]"
IN_B = "db[3] = -db[3]"
MISSING, TURNED = "db = 0 * db", "dW = dW[:, ::-1]"
MANY = Case(
    "one wrong sign among a hundred, is the error above 0.2",
    steps="""
params = {"w": np.linspace(1.0, 2.0, 100)}
def f(p):
    grad = 2 * p["w"]
    grad[40] = -grad[40]
    return float((p["w"] ** 2).sum()), {"w": grad}
error = float(grad_check(f, params))
"""
    + LARGE,
)
UNUSED = Case(
    "a parameter that the loss does not use, is the error below 0.0001",
    steps="""
params = {"w": np.array([1.0, -2.0]), "spare": np.ones((2, 2))}
def f(p):
    return float((p["w"] ** 2).sum()), {"w": 2 * p["w"], "spare": np.zeros((2, 2))}
error = float(grad_check(f, params))
"""
    + SMALL,
)
NO_SHAPE = Case(
    "parameters with three axes, is the error below 0.0001",
    steps="""
params = {"a": np.full((2, 1, 2), 1.5), "b": np.full(2, -0.5)}
def f(p):
    loss = float((p["a"] ** 3).sum() + np.exp(p["b"]).sum())
    return loss, {"a": 3 * p["a"] ** 2, "b": np.exp(p["b"])}
error = float(grad_check(f, params))
"""
    + SMALL,
)


# ---- 12.8: training on points around four corners
MADE = """
rng = np.random.default_rng({seed})
def corners(n):
    at = rng.integers(0, 2, size=(n, 2))
    return 4.0 * at - 2.0 + rng.normal(0.0, 0.5, size=(n, 2)), at[:, 0] ^ at[:, 1]
X, y = corners(80)
params = {{"W1": rng.normal(size=(2, 8)), "b1": np.zeros(8)}}
params |= {{"W2": rng.normal(0.0, 0.5, size=(8, 2)), "b2": np.zeros(2)}}
"""
LEARNS = """
p = train(params, (X, y), 0.2, 80, np.random.default_rng(0))
p = {key: np.asarray(value, dtype=float) for key, value in p.items()}
X, y = corners(400)
guess = (np.maximum(X @ p["W1"] + p["b1"], 0) @ p["W2"] + p["b2"]).argmax(axis=1)
bool((guess == y).mean() >= 0.95)
"""
TWICE = """
def run():
    own = {key: value.copy() for key, value in params.items()}
    p = train(own, (X, y), 0.1, 3, np.random.default_rng(7))
    return {key: np.asarray(value, dtype=float) for key, value in p.items()}
first, again = run(), run()
[float(abs(first[key] - again[key]).max()) for key in ("W1", "b1", "W2", "b2")]
"""
LESS = """
def loss(p):
    p = {key: np.asarray(value, dtype=float) for key, value in p.items()}
    Z = np.maximum(X @ p["W1"] + p["b1"], 0) @ p["W2"] + p["b2"]
    return float((np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(len(y)), y]).mean())
def run(epochs):
    own = {key: value.copy() for key, value in params.items()}
    return train(own, (X, y), 0.1, epochs, np.random.default_rng(1))
few, many = run(1), run(40)
loss(many) < 0.7 * loss(few)
"""
EVERY_ROW = """
n, rng = 70, np.random.default_rng(1294)
W1, W2 = rng.normal(0.0, 0.01, size=(n, 3)), rng.normal(size=(3, 2))
own = {"W1": W1.copy(), "b1": np.ones(3), "W2": W2, "b2": np.zeros(2)}
p = train(own, (np.eye(n), np.arange(n) % 2), 0.1, 1, np.random.default_rng(7))
moves = abs(np.asarray(p["W1"], dtype=float) - W1).max(axis=1)
int((moves > 1e-6).sum())
"""
THREE_CLASSES = """
rng = np.random.default_rng(5)
y = np.arange(33) % 3
X = 3.0 * np.eye(3)[y] + rng.normal(0.0, 0.3, size=(33, 3))
params = {"W1": rng.normal(size=(3, 6)), "b1": np.zeros(6)}
params |= {"W2": rng.normal(0.0, 0.5, size=(6, 3)), "b2": np.zeros(3)}
p = train(params, (X, y), 0.2, 60, np.random.default_rng(6))
p = {key: np.asarray(value, dtype=float) for key, value in p.items()}
guess = (np.maximum(X @ p["W1"] + p["b1"], 0) @ p["W2"] + p["b2"]).argmax(axis=1)
bool((guess == y).mean() >= 0.95)
"""
