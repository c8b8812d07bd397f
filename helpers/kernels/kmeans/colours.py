"""A picture in a few colours, found by k-means among its pixels."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from helpers.arguments import as_array, as_generator
from helpers.errors import DomainError, ShapeError
from helpers.kernels.kmeans.assignment import _assign
from helpers.kernels.kmeans.centres import as_points
from helpers.kernels.kmeans.rounds import kmeans

SAMPLE = 20_000
"""Pixels that the colours are found on, at most."""
LEAST_FALL = 1e-3
"""A round that lowers J by less, in squared steps of brightness, is the last."""
CHANNEL_BITS, CHANNELS, BRIGHTEST = 8, 3, 255


def compress(
    img: ArrayLike, K: int, *, rng: np.random.Generator
) -> tuple[NDArray[np.uint8], int]:
    """Redraw a picture in ``K`` colours, and count the bits that it takes.

    Parameters
    ----------
    img : (h, w, 3) array_like
        Red, green and blue, each from 0 to 255.
    K : int
        Number of colours, from 1 to the number of pixels.
    rng : numpy.random.Generator
        Where the draws of pixels come from.

    Returns
    -------
    image : (h, w, 3) numpy.ndarray of uint8
        Each pixel in the nearest of the colours, of which there are at most ``K``.
    bits : int
        ``h * w * ceil(log2(K))`` for which colour each pixel has, and ``24 * K`` for
        the colours.

    Raises
    ------
    ShapeError
        If ``img`` has another shape.
    DomainError
        If ``img`` holds a number outside 0 to 255, ``K`` is out of range, or ``rng`` no
        generator.

    Notes
    -----
    The colours are found on 20,000 pixels drawn at random, where there are more.
    Time O(h w K) and the rounds of k-means; extra memory O(h w).

    References
    ----------
    Lloyd, Least squares quantization in PCM, IEEE Trans. Inf. Theory 28 (1982),
    129-137.

    Examples
    --------
    >>> grey = np.full((4, 5, 3), 90)
    >>> image, bits = compress(grey, 2, rng=np.random.default_rng(0))
    >>> image[0, 0].tolist(), bits
    ([90, 90, 90], 68)
    """
    img, rng = as_array(img, "img"), as_generator(rng, "rng")
    if img.ndim != 3 or img.shape[2] != CHANNELS:
        raise ShapeError(f"img has shape {img.shape}, must be (h, w, {CHANNELS})")
    h, w, _ = img.shape
    pixels, K = as_points(img.reshape(-1, CHANNELS), K)
    good = (pixels >= 0) & (pixels <= BRIGHTEST)
    if not good.all():
        raise DomainError(
            f"img holds {pixels[~good][0]:g}, must hold numbers from 0 to {BRIGHTEST}"
        )
    some = pixels
    if len(pixels) > max(SAMPLE, K):
        rows = rng.choice(len(pixels), size=max(SAMPLE, K), replace=False)
        some = pixels[rows]
    C, _, _ = kmeans(some, K, rng=rng, tol=LEAST_FALL)
    palette = np.rint(C).astype(np.uint8)
    bits = h * w * (K - 1).bit_length() + CHANNELS * CHANNEL_BITS * K
    return palette[_assign(pixels, C)].reshape(h, w, CHANNELS), bits
