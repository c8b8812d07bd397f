"""Ways in which a submitted notebook gets damaged, each a small change at random."""

import codecs
import copy
import json

ODD = (None, 0, -1.5, True, "", "text", [], [None, ["x"], 3], {}, {"a": {"b": []}})
"""What may stand where something else should."""

KEYS = ("cell_type", "id", "metadata", "source", "outputs", "execution_count")


def odd(rng):
    """Choose such a value, a fresh one each time."""
    return copy.deepcopy(rng.choice(ODD))


def pick(rng, cells):
    """Choose a cell that is still a cell; ``{}`` if there is none."""
    return rng.choice([cell for cell in cells if isinstance(cell, dict)] or [{}])


def text_of(cell):
    source = cell.get("source")
    return source if isinstance(source, str) else ""


# ---- cells --------------------------------------------------------------------------


def delete_a_cell(rng, cells):
    if cells:
        cells.pop(rng.randrange(len(cells)))


def copy_a_cell(rng, cells):
    made = copy.deepcopy(pick(rng, cells))
    if rng.random() < 0.7:  # JupyterLab gives the copy an id of its own
        made["id"] = f"{rng.getrandbits(32):08x}"
    cells.insert(rng.randint(0, len(cells)), made)


def move_a_cell(rng, cells):
    if cells:
        moved = cells.pop(rng.randrange(len(cells)))
        cells.insert(rng.randint(0, len(cells)), moved)


def shuffle_the_cells(rng, cells):
    rng.shuffle(cells)


def split_a_cell(rng, cells):
    cell = pick(rng, cells)
    lines = text_of(cell).splitlines(keepends=True)
    if len(lines) > 1:
        at = rng.randrange(1, len(lines))
        rest = copy.deepcopy(cell) | {"id": "rest", "source": "".join(lines[at:])}
        cell["source"] = "".join(lines[:at])
        cells.insert(cells.index(cell) + 1, rest)


def merge_two_cells(rng, cells):
    if len(cells) > 1:
        at = rng.randrange(len(cells) - 1)
        if isinstance(cells[at], dict) and isinstance(cells[at + 1], dict):
            below = cells.pop(at + 1)
            cells[at]["source"] = f"{text_of(cells[at])}\n{text_of(below)}"


def retype_a_cell(rng, cells):
    pick(rng, cells)["cell_type"] = rng.choice(
        ["markdown", "raw", "code", "Code", *ODD]
    )


def add_many_cells(rng, cells):
    scratch = {"cell_type": "code", "metadata": {}, "source": "print(1)"}
    cells += [dict(scratch) for _ in range(rng.choice([1, 50, 3000]))]


def replace_a_cell(rng, cells):
    if cells:
        cells[rng.randrange(len(cells))] = odd(rng)


# ---- marks --------------------------------------------------------------------------


def lose_the_ids(rng, cells):
    for cell in cells:
        if isinstance(cell, dict):
            cell.pop("id", None)


def lose_the_metadata(rng, cells):
    for cell in cells:
        if isinstance(cell, dict):
            cell["metadata"] = {}


def swap_two_ids(rng, cells):
    one, two = pick(rng, cells), pick(rng, cells)
    for key in ("id", "metadata"):
        one[key], two[key] = two.get(key), one.get(key)


def change_a_mark(rng, cells):
    metadata = pick(rng, cells).get("metadata")
    if isinstance(metadata, dict) and isinstance(metadata.get("nbgrader"), dict):
        key = rng.choice(["grade_id", "points", "solution", "grade", "schema_version"])
        metadata["nbgrader"][key] = rng.choice(["other", 1e9, odd(rng)])


def lose_a_key(rng, cells):
    pick(rng, cells).pop(rng.choice(KEYS), None)


def put_something_odd(rng, cells):
    pick(rng, cells)[rng.choice(KEYS)] = odd(rng)


# ---- text ---------------------------------------------------------------------------


def lines_in_a_list(rng, cells):
    for cell in cells:
        if isinstance(cell, dict):
            cell["source"] = text_of(cell).splitlines(keepends=True)


def lists_in_a_list(rng, cells):
    cell = pick(rng, cells)
    cell["source"] = [[text_of(cell)], text_of(cell)]


def windows_line_ends(rng, cells):
    for cell in cells:
        if isinstance(cell, dict):
            cell["source"] = text_of(cell).replace("\n", "\r\n")


def odd_characters(rng, cells):
    cell = pick(rng, cells)
    text, strange = (
        text_of(cell),
        rng.choice(["\0", "\ud800", "\u2028", "\ufeff", "💥"]),
    )
    at = rng.randint(0, len(text))
    cell["source"] = text[:at] + strange + text[at:]


CELLS = (
    delete_a_cell, copy_a_cell, move_a_cell, shuffle_the_cells, split_a_cell,
    merge_two_cells, retype_a_cell, add_many_cells, replace_a_cell, lose_the_ids,
    lose_the_metadata, swap_two_ids, change_a_mark, lose_a_key, put_something_odd,
    lines_in_a_list, lists_in_a_list, windows_line_ends, odd_characters,
)  # fmt: skip


# ---- the whole notebook and its bytes -----------------------------------------------


def change_the_format(rng, notebook):
    notebook["nbformat"] = rng.choice([3, 5, 99, odd(rng)])


def old_format(rng, notebook):
    notebook["worksheets"] = [{"cells": notebook.pop("cells", [])}]


def odd_at_the_top(rng, notebook):
    notebook[rng.choice(["metadata", "cells", "worksheets"])] = odd(rng)


NOTEBOOK = (change_the_format, old_format, odd_at_the_top)


def cut_off(rng, content):
    return content[: rng.randrange(len(content))]


def flip_a_bit(rng, content):
    changed = bytearray(content)
    changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def lose_a_slice(rng, content):
    start = rng.randrange(len(content))
    return content[:start] + content[start + rng.randint(1, 500) :]


def insert_nul(rng, content):
    at = rng.randrange(len(content))
    return content[:at] + b"\0" * rng.randint(1, 9) + content[at:]


def byte_order_mark(rng, content):
    return codecs.BOM_UTF8 + content


def utf_16(rng, content):
    return content.decode("utf-8", "replace").encode("utf-16")


def utf_16_without_mark(rng, content):
    return content.decode("utf-8", "replace").encode("utf-16-le")


def carriage_returns(rng, content):
    return content.replace(b"\n", b"\r\n")


def twice(rng, content):
    return content * 2


BYTES = (
    cut_off, flip_a_bit, lose_a_slice, insert_nul, byte_order_mark, utf_16,
    utf_16_without_mark, carriage_returns, twice,
)  # fmt: skip


def damaged(rng, notebook):
    """Damage a notebook once to four times; give its bytes."""
    notebook = copy.deepcopy(notebook)
    kinds = rng.choices([CELLS, NOTEBOOK, BYTES], [8, 1, 3], k=rng.randint(1, 4))
    for kind in kinds:
        if kind is CELLS and isinstance(notebook.get("cells"), list):
            rng.choice(CELLS)(rng, notebook["cells"])
        if kind is NOTEBOOK:
            rng.choice(NOTEBOOK)(rng, notebook)
    indent = rng.choice([None, 1])
    content = json.dumps(notebook, indent=indent, ensure_ascii=rng.random() < 0.5)
    content = content.encode("utf-8", "backslashreplace")
    if BYTES in kinds:
        content = rng.choice(BYTES)(rng, content)
    return content
