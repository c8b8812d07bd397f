"""Exercise 24.5: what is checked of `kmeans`, and its hints.

The first centres are drawn, so no centre is compared with the reference: only what must
hold whatever comes. Stopping by how far the centres moved is as good as by J.
"""

from helpers.checks.vocabulary import edge, values

from . import steps
from .cases import SAME_SEED, SAME_SEED_SAID, UNCHANGED, UNCHANGED_SAID
from .steps import run

SIXTY = "sixty points, five clusters"

CHECKS = [
    values(
        run("sixty points, shapes of C and idx, has history entries", steps.FORM),
        points=0.5,
        label="form of the result",
        message="Return three things: C of shape (K, d), idx of shape (n,), and "
        "history, a list with J after each assignment.",
    ),
    edge(
        "J never rises",
        run(SIXTY + ", does J fall and never rise", steps.FALLS),
        run("a hundred points, does J never rise", steps.FALLS, n=100, K=7),
        points=0.5,
        message="Neither an assignment nor an update can raise J. Begin each round "
        "with the centres of the round before.",
    ),
    edge(
        "history belongs to C and idx",
        run(SIXTY + ", is the last J that of C and idx", steps.LAST),
        run("one cluster, does the first J belong to a row", steps.FIRST, K=1),
        run("a huge tol, is the last J that of C and idx", steps.LAST, tol=1e9),
        points=0.75,
        message="history holds J after each assignment: the first for the rows "
        "drawn as a start, the last for what you return.",
    ),
    edge(
        "settled at the end",
        run(SIXTY + ", nearest centres and means", steps.SETTLED),
        points=0.75,
        message="At the end each point has its nearest centre, and each centre is "
        "the mean of its points. Go on until J stands still.",
    ),
    edge(
        "stops by itself",
        run(SIXTY + ", fewer than 60 rounds", "len(history) < 55"),
        points=0.75,
        message="Most data are settled after some dozen rounds. Stop when J falls "
        "by tol or less; max_iter is only the last resort.",
    ),
    edge(
        "tol and max_iter",
        run("a huge tol, at most 3 rounds", "len(history) <= 3", tol=1e9),
        run("max_iter = 2, at most 3 rounds", "len(history) <= 3", n=200, most=2),
        run("max_iter = 1, one round or two", "len(history) in (1, 2)", most=1),
        points=0.5,
        message="A huge tol ends the run after the first fall, and max_iter is the "
        "largest number of assignments.",
    ),
    edge(
        UNCHANGED,
        run("the points after the call", steps.KEPT),
        points=0.25,
        message=UNCHANGED_SAID,
    ),
    edge(
        SAME_SEED + "; other seeds, other starts",
        run("two generators with one seed", steps.TWICE, seed=2452),
        run("eight seeds, are there several starts", steps.STARTS, seed=2453),
        points=0.25,
        hidden=True,
        message=SAME_SEED_SAID + " Another seed should give another start.",
    ),
    edge(
        "K = 1, and K = n",
        run("one cluster", steps.ALONE, K=1, seed=2454),
        run("as many clusters as points", steps.EACH, n=8, K=8, seed=2455),
        points=0.25,
        hidden=True,
        message="One cluster has the mean of all points as its centre. With K = n "
        "every point is its own centre, and J is 0.",
    ),
    edge(
        "fewer different points than clusters",
        run("two places, four clusters", steps.FEW),
        points=0.25,
        hidden=True,
        message="Equal rows may be drawn as centres, so a cluster may be empty. It "
        "keeps its centre, and nothing becomes nan.",
    ),
    edge(
        "integers",
        run("integers", steps.SETTLED, K=4, made=steps.WHOLE, seed=2456),
        points=0.25,
        hidden=True,
        message="Centres of integer points are still means, with their decimals.",
    ),
]

HINTS = [
    "Draw a start with init_points. Then every round does the same: assign, write "
    "down J, see whether to stop, update.",
    "The loop runs max_iter times at most. Leave it early when the last J in "
    "history is less than tol below the one before.",
    "Look at history after you have appended to it, and only from its second entry "
    "on. Leave the loop before the update, so that C, idx and J belong together.",
]
