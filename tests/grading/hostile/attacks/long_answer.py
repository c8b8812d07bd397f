"""An answer of 10 MB, most of it comments and markup."""

from tests.grading.hostile.files import as_bytes, cell_of


def submission(released):
    text = "def cost(X, y, w, b):\n    return None\n" + "# <b>no</b>\n" * 800_000
    cell_of(released, "cost")["source"] = text
    return as_bytes(released)
