"""Steps that the cases of exercise 24.8 run, as text: pictures and what must hold."""

from helpers.checks.vocabulary import Case

SKY = """
rng = np.random.default_rng({seed})
img = np.full(({h}, {w}, 3), [70, 120, 200])
img[{h} // 2 :] = [190, 160, 60]
img = (img + rng.normal(0.0, 8.0, size=img.shape)).clip(0, 255).astype(np.{dtype})
"""
RAMP = """
h, w = 12, 20
img = np.stack([
    np.tile(np.linspace(20, 230, w), (h, 1)),
    np.tile(np.linspace(200, 40, h)[:, None], (1, w)),
    np.full((h, w), 90.0),
], axis=2).round().astype(np.uint8)
"""
CALL = """
image, bits = compress(img.copy(), {K}, np.random.default_rng({draw}))
image = np.asarray(image)
"""
FORM = "[list(image.shape), str(image.dtype)]"
BITS = "float(bits)"
FORM_BITS = "[list(image.shape), str(image.dtype), float(bits)]"
COLOURS = "len({tuple(p) for p in image.reshape(-1, 3).tolist()}) <= %d"
NEAR = """
halves = [img[: len(img) // 2].astype(float), img[len(img) // 2 :].astype(float)]
lowest = np.mean([half.var(axis=(0, 1)).sum() for half in halves])
far = ((image.astype(float) - img) ** 2).sum(axis=2).mean()
bool(far < 1.15 * lowest + 3)
"""
CLOSE = """
far = ((image.astype(float) - img) ** 2).sum(axis=2).mean()
bool(far < 0.3 * img.astype(float).var(axis=(0, 1)).sum())
"""
KEPT = """
before, state = img.copy(), np.random.get_state()
compress(img, 3, np.random.default_rng(2))
after = np.random.get_state()
[bool((img == before).all()), bool((state[1] == after[1]).all()), after[2] - state[2]]
"""
TWICE = """
images = [compress(img, 6, np.random.default_rng(8))[0] for _ in range(2)]
int(np.abs(np.asarray(images[0]).astype(int) - np.asarray(images[1])).max())
"""
SEEDS = """
images = [compress(img, 5, np.random.default_rng(seed))[0] for seed in range(10)]
len({str(np.asarray(image).tolist()) for image in images}) > 1
"""
ONE = """
apart = np.abs(image.astype(float) - img.astype(float).mean(axis=(0, 1)))
[float(bits), bool(apart.max() <= 1.0), bool((image == image[0, 0]).all())]
"""
WHITE = """
img = np.full((5, 8, 3), 255, dtype=np.uint8)
"""
FLAG = """
img = np.full((6, 9, 3), [200, 30, 40], dtype=np.uint8)
img[2:4] = [250, 250, 250]
"""


def sky(label, then, *, K=2, draw=1, seed=2481, h=10, w=14, dtype="uint8"):
    """Make a case: a picture of two colours with noise, and what is asked."""
    text = SKY.format(seed=seed, h=h, w=w, dtype=dtype)
    return Case(label, steps=text + CALL.format(K=K, draw=draw) + then)
