"""Frames, series and indexes of pandas as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from helpers.checks.arrays import MAX_BYTES, read_array, write_array

if TYPE_CHECKING:
    from helpers.checks.plain import Reader, Writer

NULLABLE = {"boolean", "Float32", "Float64"} | {
    f"{sign}nt{bits}" for sign in ("I", "UI") for bits in (8, 16, 32, 64)
}
LISTED = NULLABLE | {"object", "str", "string"}  # written entry by entry


def write_frame(value: Any, writer: Writer) -> dict[str, Any] | None:
    """Write a frame, a series or an index; ``None`` for anything else."""
    import pandas as pd

    if isinstance(value, pd.DataFrame):
        columns = [
            _write_values(value.iloc[:, i], writer) for i in range(value.shape[1])
        ]
        names = _write_index(value.columns, writer)
        return {"frame": columns, "columns": names} | _indexed(value, writer)
    if isinstance(value, pd.Series):
        data = {
            "series": _write_values(value, writer),
            "name": writer.write(value.name),
        }
        return data | _indexed(value, writer)
    return (
        {"index": _write_index(value, writer)} if isinstance(value, pd.Index) else None
    )


def _indexed(value: Any, writer: Writer) -> dict[str, Any]:
    return {"rows": _write_index(value.index, writer)}


def _write_index(index: Any, writer: Writer) -> dict[str, Any]:
    import pandas as pd

    names = [writer.write(name) for name in index.names]
    if isinstance(index, pd.RangeIndex):
        return {"range": [index.start, index.stop, index.step], "names": names}
    if isinstance(index, pd.MultiIndex):
        places = range(index.nlevels)
        levels = [_write_values(index.get_level_values(i), writer) for i in places]
        return {"levels": levels, "names": names}
    return {"values": _write_values(index, writer), "names": names}


def _write_values(values: Any, writer: Writer) -> dict[str, Any]:
    import pandas as pd

    dtype = values.dtype
    if isinstance(dtype, pd.CategoricalDtype):
        codes = (values.cat if isinstance(values, pd.Series) else values).codes
        kinds = _write_values(dtype.categories, writer)
        coded = write_array(np.asarray(codes), "array", writer)
        return {"codes": coded, "categories": kinds, "ordered": bool(dtype.ordered)}
    if isinstance(dtype, np.dtype) and dtype.kind != "O":
        return write_array(values.to_numpy(), "array", writer)
    if str(dtype) not in LISTED:
        return {"opaque": f"column of {dtype}"}
    if not writer.takes(items=len(values)):
        return {"opaque": f"column of {len(values)} entries"}
    items = [_write_entry(item, writer) for item in values.tolist()]
    return {"items": items, "dtype": str(dtype)}


def _write_entry(item: Any, writer: Writer) -> Any:
    import pandas as pd

    if item is pd.NA or item is pd.NaT:
        return {"missing": str(item)}
    return writer.write(item)


def read_frame(data: dict[str, Any], reader: Reader) -> Any:
    """Read a frame."""
    import pandas as pd

    rows = _read_index(data["rows"], reader)
    columns = [_read_values(column, reader) for column in data["frame"]]
    # Numbered first: two columns may have the same name.
    table = pd.DataFrame(dict(enumerate(columns)), index=rows)
    table.columns = _read_index(data["columns"], reader)
    return table


def read_series(data: dict[str, Any], reader: Reader) -> Any:
    """Read a series."""
    import pandas as pd

    rows, name = _read_index(data["rows"], reader), reader.read(data["name"])
    return pd.Series(_read_values(data["series"], reader), index=rows, name=name)


def read_index(data: dict[str, Any], reader: Reader) -> Any:
    """Read an index."""
    return _read_index(data["index"], reader)


def _read_index(data: dict[str, Any], reader: Reader) -> Any:
    import pandas as pd

    names = [reader.read(name) for name in data["names"]]
    if "range" in data:
        start, stop, step = (int(n) for n in data["range"])
        if len(range(start, stop, step)) > MAX_BYTES:
            raise ValueError("not plain data: an index of too many rows")
        return pd.RangeIndex(start, stop, step, name=names[0])
    if "levels" in data:
        levels = [_read_values(level, reader) for level in data["levels"]]
        return pd.MultiIndex.from_arrays(levels, names=names)
    return pd.Index(_read_values(data["values"], reader), name=names[0])


def _read_values(data: dict[str, Any], reader: Reader) -> Any:
    import pandas as pd

    if "array" in data:
        return read_array(data, "array")
    if "codes" in data:
        kinds = pd.Index(_read_values(data["categories"], reader))
        codes = read_array(data["codes"], "array")
        return pd.Categorical.from_codes(codes, kinds, ordered=bool(data["ordered"]))
    if data.get("dtype") not in LISTED:
        raise ValueError("not plain data: column of another kind")
    items = [_read_entry(item, reader) for item in data["items"]]
    return pd.Series(items, dtype=data["dtype"]).array


def _read_entry(item: Any, reader: Reader) -> Any:
    import pandas as pd

    if isinstance(item, dict) and "missing" in item:
        return pd.NaT if item["missing"] == "NaT" else pd.NA
    return reader.read(item)
