"""The images of the course: handwritten digits and photographs."""

from typing import TYPE_CHECKING

from helpers.data.files import ARRAYS, PHOTO, checked

if TYPE_CHECKING:
    import numpy as np

__all__ = ["digits", "photo"]


def digits() -> "tuple[np.ndarray, np.ndarray]":
    """1,797 handwritten digits of 8 x 8 pixels, with what each one shows.

    Returns
    -------
    images : (1797, 8, 8) numpy.ndarray of uint8
        How many of the 16 dots under a pixel hold ink: 0 is paper, 16 is black. The
        top row of a digit comes first.
    labels : (1797,) numpy.ndarray of int64
        The digits, 0 to 9.

    Raises
    ------
    DataError
        If the file is missing or damaged.

    References
    ----------
    Alpaydin E, Kaynak C (1998). Optical Recognition of Handwritten Digits. UCI.
    doi:10.24432/C50P49. Licence CC BY 4.0.

    Examples
    --------
    >>> images, labels = digits()
    >>> images.shape, labels[:3].tolist()
    ((1797, 8, 8), [0, 1, 2])
    """
    import numpy as np

    with np.load(checked("optdigits_1797", ARRAYS)) as file:
        return file["X"], file["y"].astype(np.int64)


def photo(name: str) -> "np.ndarray":
    """Read a photograph in colour.

    Parameters
    ----------
    name : str
        ``"chelsea"``, a cat, or ``"coffee"``, a cup on a saucer.

    Returns
    -------
    (height, width, 3) numpy.ndarray of uint8
        Red, green and blue of each pixel, 0 to 255. The top row comes first.

    Raises
    ------
    DataError
        If there is no such photograph, or its file is missing or damaged.

    References
    ----------
    Stefan van der Walt (chelsea) and Rachel Michetti (coffee), in scikit-image.
    Licence CC0 1.0.

    Examples
    --------
    >>> photo("coffee").shape
    (400, 600, 3)
    """
    import numpy as np
    from PIL import Image

    with Image.open(checked(name, PHOTO)) as image:
        return np.asarray(image.convert("RGB")).copy()
