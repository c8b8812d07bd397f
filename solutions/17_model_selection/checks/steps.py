"""Steps that several exercises run, as text: they look at rows, not at draws."""

# What became of the rows 0 to n - 1 in some parts of them.
LOOK = """
def look(parts, n):
    parts = [[int(i) for i in part] for part in parts]
    rows = [i for part in parts for i in part]
    return {
        "missing": "some" if set(range(n)) - set(rows) else "none",
        "in two parts": "some" if sum(len(set(p)) for p in parts) > len(set(rows)) else "none",
        "twice in one part": "some" if any(len(set(p)) < len(p) for p in parts) else "none",
        "no row at all": "some" if set(rows) - set(range(n)) else "none",
    }
"""

# Rows that are no neighbours: they never meet where an order is only turned round.
IN_ONE_PART = "any({{0, 2}} <= {{int(i) for i in part}} for part in {call})"

# Whether a call reads or sets NumPy's global random state.
STATE = """
def state():
    name, keys, place, *rest = np.random.get_state()
    return [keys.tolist(), place]
before = state()
{call}
"untouched" if state() == before else "touched"
"""


def often(happens, calls=100):
    """Make steps that say whether something happens in some calls and not in others.

    Parameters
    ----------
    happens : str
        An expression of ``rng`` that is true where it does.
    """
    return f"""
rng = np.random.default_rng(1)
times = sum(bool({happens}) for _ in range({calls}))
"sometimes" if 0 < times < {calls} else "the same every time"
"""


def share(happens, wanted, calls=400, width=0.13):
    """Make steps that say whether something happens about as often as it should.

    The width is more than five standard deviations of the share.
    """
    return f"""
rng = np.random.default_rng(2)
share = sum(bool({happens}) for _ in range({calls})) / {calls}
"about {wanted}" if abs(share - {wanted}) < {width} else "another share"
"""


def repeats(rows):
    """Make steps that say what a seed decides.

    Parameters
    ----------
    rows : str
        An expression of ``rng`` that gives rows as nested lists.
    """
    return f"""
def drawn(seed):
    rng = np.random.default_rng(seed)
    return {rows}
{{
    "one seed twice": "same" if drawn(5) == drawn(5) else "other",
    "two seeds": "same" if drawn(5) == drawn(6) else "other",
}}
"""
