"""Exercise 24.8: what is checked of `compress`, and the answers that prove it.

Which colours come is left open: how many they are and how near the picture is are not.
"""

import numpy as np

from helpers.checks.vocabulary import Case, Exercise, edge, values
from helpers.kernels import kmeans as kernel

from .cases import (
    SAME_SEED,
    SAME_SEED_SAID,
    UNCHANGED,
    UNCHANGED_SAID,
    assign,
    init_points,
    kmeans,
    update,
)
from .compress_steps import (
    BITS,
    CALL,
    CLOSE,
    COLOURS,
    FLAG,
    FORM,
    FORM_BITS,
    KEPT,
    NEAR,
    ONE,
    RAMP,
    SEEDS,
    TWICE,
    WHITE,
    sky,
)

BLUE, RED = "blue above, brown below", "colours that run into each other"


def compress_reference(img, K, rng):
    """Call the kernel with the exercise's positional arguments."""
    return kernel.compress(img, K, rng=rng)


compress = Exercise(
    "compress",
    reference=compress_reference,
    arguments=("img", "K", "rng"),
    checks=[
        values(
            sky("10 x 14 pixels, shape and type of the picture", FORM),
            points=0.5,
            label="form of the picture",
            message="The picture has the shape of img and the type uint8: whole "
            "numbers from 0 to 255.",
        ),
        values(
            sky("10 x 14 pixels in 4 colours", BITS, K=4),
            sky("10 x 14 pixels in 5 colours", BITS, K=5),
            sky("9 x 7 pixels in 2 colours", BITS, h=9, w=7),
            points=0.75,
            label="bits",
        ),
        edge(
            "no more than K colours",
            sky(BLUE + ", at most 2 colours", COLOURS % 2),
            Case(
                RED + ", at most 5 colours",
                steps=RAMP + CALL.format(K=5, draw=3) + COLOURS % 5,
            ),
            points=0.5,
            message="Round the K colours first, and give each pixel one of them. Keep "
            "the three numbers of a pixel together.",
        ),
        edge(
            "near the picture",
            sky(BLUE + ", is the picture near", NEAR),
            Case(
                RED + ", is the picture near",
                steps=RAMP + CALL.format(K=8, draw=5) + CLOSE,
            ),
            points=0.75,
            message="Each pixel should have the nearest of the colours, and each colour "
            "be the mean of its pixels. Work with floats: uint8 wraps around at 256. "
            "And hand back brightness from 0 to 255, not from 0 to 1.",
        ),
        edge(
            UNCHANGED,
            sky("the picture after the call", KEPT),
            points=0.25,
            message=UNCHANGED_SAID,
        ),
        edge(
            "another picture, of int64",
            sky("another picture", NEAR, seed=2482, h=16, w=6, dtype="int64"),
            sky("its bits in 9 colours", BITS, K=9, seed=2482, h=16, w=6),
            sky("its form", FORM, K=3, seed=2482, h=16, w=6, dtype="int64"),
            points=0.5,
            hidden=True,
            message="It fits the public pictures only. img may be higher than wide, and "
            "hold integers of any type; the result is uint8.",
        ),
        edge(
            "one colour",
            sky("one colour", ONE, K=1, seed=2483),
            Case("white", steps=WHITE + CALL.format(K=1, draw=4) + ONE),
            points=0.25,
            hidden=True,
            message="With K = 1 every pixel has the mean colour, and the bits are 24: "
            "there is nothing to choose.",
        ),
        edge(
            "fewer colours than K",
            Case(
                "two colours, K = 4", steps=FLAG + CALL.format(K=4, draw=6) + FORM_BITS
            ),
            points=0.25,
            hidden=True,
            message="Fewer colours than K work as well, and bits still counts K.",
        ),
        edge(
            SAME_SEED,
            sky("two generators with one seed", TWICE, seed=2484),
            Case("ten seeds, do pictures differ", steps=RAMP + SEEDS),
            points=0.25,
            hidden=True,
            message=SAME_SEED_SAID,
        ),
    ],
    hints=[
        "Every pixel is a point with three coordinates: reshape the picture to a table "
        "with h * w rows and 3 columns, as floats.",
        "kmeans on these points gives the colours and the number of each pixel's "
        "colour. Round the colours to uint8 and index them with those numbers.",
        "The smallest whole number of bits that tells K things apart is the logarithm "
        "of K to base 2, rounded up. Add 3 bytes for each colour.",
    ],
)


@compress.wrong_answer(
    "The picture holds floats. Round the colours and turn them into uint8."
)
def floats(img, K, rng):
    h, w, _ = img.shape
    C, idx, _ = kmeans(img.reshape(-1, 3).astype(float), K, rng, 1e-3, 100)
    return C[idx].reshape(h, w, 3), h * w * int(np.ceil(np.log2(K))) + 24 * K


@compress.wrong_answer("")
def in_uint8(img, K, rng):
    pixels = img.reshape(-1, 3)
    C = init_points(pixels, K, rng)
    for _ in range(30):
        idx = ((pixels[:, None] - C) ** 2).sum(axis=2).argmin(axis=1)
        C = update(pixels, idx, K, C).astype(img.dtype)
    image = C.astype(np.uint8)[idx].reshape(img.shape)
    return image, len(pixels) * (K - 1).bit_length() + 24 * K


@compress.wrong_answer("")
def from_0_to_1(img, K, rng):
    h, w, _ = img.shape
    C, idx, _ = kmeans(img.reshape(-1, 3) / 255, K, rng, 1e-6, 100)
    image = C.astype(np.uint8)[idx].reshape(h, w, 3)
    return image, h * w * int(np.ceil(np.log2(K))) + 24 * K


@compress.wrong_answer(
    "These are the numbers of the colours. Put the colours themselves in their place."
)
def numbers_of_colours(img, K, rng):
    h, w, _ = img.shape
    _, idx, _ = kmeans(img.reshape(-1, 3).astype(float), K, rng, 1e-3, 100)
    return idx.reshape(h, w).astype(np.uint8), h * w * (K - 1).bit_length() + 24 * K


@compress.wrong_answer(
    "The picture is still a table of pixels. Reshape it to what img was."
)
def table_of_pixels(img, K, rng):
    h, w, _ = img.shape
    C, idx, _ = kmeans(img.reshape(-1, 3).astype(float), K, rng, 1e-3, 100)
    return np.rint(C).astype(np.uint8)[idx], h * w * (K - 1).bit_length() + 24 * K


@compress.wrong_answer(
    "A pixel cannot take a part of a bit: round log2 K up before you multiply."
)
def parts_of_bits(img, K, rng):
    h, w, _ = img.shape
    C, idx, _ = kmeans(img.reshape(-1, 3).astype(float), K, rng, 1e-3, 100)
    image = np.rint(C).astype(np.uint8)[idx].reshape(h, w, 3)
    return image, h * w * np.log2(K) + 24 * K


@compress.wrong_answer(
    "The colours themselves are not counted: 24 bits for each of the K."
)
def without_the_colours(img, K, rng):
    h, w, _ = img.shape
    C, idx, _ = kmeans(img.reshape(-1, 3).astype(float), K, rng, 1e-3, 100)
    image = np.rint(C).astype(np.uint8)[idx].reshape(h, w, 3)
    return image, h * w * (K - 1).bit_length()


@compress.wrong_answer(
    "Each pixel is counted with 24 bits, as before. It only tells which of the K "
    "colours it has."
)
def bits_as_before(img, K, rng):
    h, w, _ = img.shape
    C, idx, _ = kmeans(img.reshape(-1, 3).astype(float), K, rng, 1e-3, 100)
    image = np.rint(C).astype(np.uint8)[idx].reshape(h, w, 3)
    return image, 24 * h * w


@compress.wrong_answer("A colour has three bytes, not one: 24 bits for each.")
def one_byte_a_colour(img, K, rng):
    h, w, _ = img.shape
    C, idx, _ = kmeans(img.reshape(-1, 3).astype(float), K, rng, 1e-3, 100)
    image = np.rint(C).astype(np.uint8)[idx].reshape(h, w, 3)
    return image, h * w * (K - 1).bit_length() + 8 * K


@compress.wrong_answer("")
def colours_of_random_pixels(img, K, rng):
    h, w, _ = img.shape
    pixels = img.reshape(-1, 3).astype(float)
    C = init_points(pixels, K, rng)
    image = C.astype(np.uint8)[assign(pixels, C)].reshape(h, w, 3)
    return image, h * w * (K - 1).bit_length() + 24 * K


@compress.wrong_answer("")  # white turns black
def times_256(img, K, rng):
    C, idx, _ = kmeans(img.reshape(-1, 3) / 255, K, rng, 1e-6, 100)
    image = (C * 256).astype(int).astype(np.uint8)[idx].reshape(img.shape)
    return image, len(idx) * (K - 1).bit_length() + 24 * K


@compress.wrong_answer("")  # the hidden check says it
def seed_of_its_own(img, K, rng):
    C, idx, _ = kmeans(img.reshape(-1, 3) / 1, K, np.random.default_rng(0), 1, 50)
    image = np.rint(C).astype(np.uint8)[idx].reshape(img.shape)
    return image, len(idx) * (K - 1).bit_length() + 24 * K


@compress.right_answer
def cut_off(img, K, rng):
    h, w = img.shape[:2]
    C, idx, _ = kmeans(np.asarray(img, dtype=float).reshape(h * w, 3), K, rng, 0.1, 60)
    image = C.astype(np.uint8)[idx].reshape(img.shape)
    return image, h * w * np.ceil(np.log2(K)) + 24 * K


@compress.right_answer
def from_a_sample(img, K, rng):
    pixels = img.reshape(-1, 3) / 255.0
    some = pixels[rng.permutation(len(pixels))[:5000]]
    C, _, _ = kmeans(some, K, rng, 1e-7, 200)
    idx = ((pixels[:, None] - C) ** 2).sum(axis=2).argmin(axis=1)
    palette = (255 * C + 0.5).astype("uint8")
    size = len(pixels) * (K - 1).bit_length() + 8 * palette.size
    return [palette[idx].reshape(img.shape), size]


@compress.right_answer
def by_scipy(img, K, rng):
    import math

    from scipy.cluster.vq import kmeans2

    pixels = img.reshape(-1, 3).astype(float)
    first = pixels[rng.choice(len(pixels), size=K, replace=False)]
    C, idx = kmeans2(pixels, first, iter=60, minit="matrix")
    image = C.round()[idx].reshape(img.shape)
    bits = len(pixels) * math.ceil(math.log2(K)) + 24 * K
    return image.astype(np.uint8), bits


# ---- mutants of the answer that are no mistake
RUN = "C, idx, _ = kmeans(pixels, K, rng, 1.0, 50) => C, idx, _ = kmeans(pixels, K, rng, {})"
compress.same_as_right(
    "tol and max_iter are left open.",
    *map(RUN.format, ["2.0, 50", "0.0, 50", "1.0, 51", "1.0, 49"]),
)
compress.same_as_right(
    "Any negative length stands for what is left.",
    "pixels = img.reshape(-1, 3).astype(float) => pixels = img.reshape(-2, 3).astype(float)",
    "pixels = img.reshape(-1, 3).astype(float) => pixels = img.reshape(~1, 3).astype(float)",
)
compress.same_as_right(
    "Decimals may be cut off, and a float that is whole is a number of bits.",
    "palette = C.round().astype(np.uint8) => palette = C.astype(np.uint8)",
    "bits = h * w * int(np.ceil(np.log2(K))) + 24 * K => bits = h * w * np.ceil(np.log2(K)) + 24 * K",
)
