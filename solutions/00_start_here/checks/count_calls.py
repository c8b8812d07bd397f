"""Exercise 00.4: what is checked of `count_calls`, and the answers that prove it."""

from collections import Counter

from helpers.checks.vocabulary import Case, Exercise, edge, pure, values


def count_calls_reference(log):
    """Count the first words of the lines, in the order in which they first come."""
    return dict(Counter(line.split()[0] for line in log))


LOG = ["mean_of 3.5", "hello_check Ana", "mean_of 7.5", "hint mean_of", "mean_of 3.5"]
OTHER = ["cost", "gradient -1 4", "cost", "gradient -1 4", "a", "gradient"]
DOTS = ["np.mean 3", "np.max 3", "np.mean 4", "end-to-end 2"]
FIVE = Case("a log of five lines", (LOG,))
ORDER = """
log = ["w 1", "c 2", "w 3", "b 4", "b 5", "b 6"]
list(count_calls(log).items())
"""

count_calls = Exercise(
    "count_calls",
    reference=count_calls_reference,
    arguments=("log",),
    checks=[
        values(
            FIVE,
            Case("lines of one word too", (OTHER,)),
            Case("names with a dot or a dash", (DOTS,)),
            points=1,
        ),
        values(
            Case("the order of the keys", steps=ORDER),
            points=0.5,
            label="order of first appearance",
        ),
        pure(FIVE, points=0.25),
        edge(
            "empty log",
            Case("an empty log", ([],)),
            points=0.5,
            hidden=True,
            message="A log without lines has no calls: return an empty dict.",
        ),
        values(
            Case("one call", (["descend 0.1 200"],)),
            Case("names alike", (["cost", "cost_2 cost", "Cost cost", "cos cost"],)),
            Case("more than one space", (["r2  0.5", "r2   0.75", "hint    r2"],)),
            points=0.75,
            label="other logs",
            hidden=True,
            message="Only the whole first word of a line counts, letter by letter; "
            "more than one space may follow it.",
        ),
    ],
    hints=[
        "Go through the log line by line. What do you need from each line?",
        "`line.split()` cuts a line into words. Start with an empty dict.",
        "A name that is new starts at 0: `counts.get(name, 0)` gives that. Then one more.",
    ],
)


@count_calls.wrong_answer(
    "Whole lines are counted. The name is the first word of a line only."
)
def counts_lines(log):
    return {line: log.count(line) for line in log}


@count_calls.wrong_answer(
    "Every word is counted. Take the first word of each line and leave the others."
)
def counts_every_word(log):
    words = [word for line in log for word in line.split()]
    return {word: words.count(word) for word in words}


@count_calls.wrong_answer("The last word of each line is counted; take the first.")
def counts_last_words(log):
    names = [line.split()[-1] for line in log]
    return {name: names.count(name) for name in names}


@count_calls.wrong_answer("Letters are counted: `line[0]` is one letter. Split first.")
def counts_first_letters(log):
    letters = [line[0] for line in log]
    return {letter: letters.count(letter) for letter in letters}


@count_calls.wrong_answer("Each count is one too small: a first call counts 1, not 0.")
def starts_at_zero(log):
    counts = {}
    for line in log:
        name = line.split()[0]
        counts[name] = counts[name] + 1 if name in counts else 0
    return counts


@count_calls.wrong_answer("Every count is 1: a name that comes again adds one more.")
def counts_once(log):
    return dict.fromkeys((line.split()[0] for line in log), 1)


@count_calls.wrong_answer("The last line is left out: `range` ends one too early.")
def leaves_out_the_last_line(log):
    names = [line.split()[0] for line in log[:-1]]
    return {name: names.count(name) for name in names}


@count_calls.wrong_answer(
    "The counts are right, but sorted by name. Keep the order in which names first come."
)
def sorts_by_name(log):
    names = sorted(line.split()[0] for line in log)
    return {name: names.count(name) for name in names}


@count_calls.wrong_answer(
    "The counts are right, but sorted by size. Keep the order in which names first come."
)
def sorts_by_count(log):
    names = [line.split()[0] for line in log]
    by_size = sorted(names, key=names.count, reverse=True)
    return {name: names.count(name) for name in by_size}


@count_calls.wrong_answer("This is one number for the whole log. Count each name.")
def counts_everything(log):
    return len(log)


@count_calls.wrong_answer("")
def empties_the_log(log):
    counts = {}
    while log:
        name = log.pop(0).split()[0]
        counts[name] = counts.get(name, 0) + 1
    return counts


@count_calls.wrong_answer("")
def cuts_the_lines_in_place(log):
    for i in range(len(log)):
        log[i] = log[i].split()[0]
    return {name: log.count(name) for name in log}


@count_calls.wrong_answer(
    "The last letter of a line without a space is lost: `find` gives -1 there."
)
def cuts_at_minus_one(log):
    names = [line[: line.find(" ")] for line in log]
    return {name: names.count(name) for name in names}


@count_calls.wrong_answer(
    "A name is cut at its dot or dash. It goes on to the first space."
)
def cuts_at_a_dot(log):
    import re

    names = [re.match(r"\w+", line).group() for line in log]
    return {name: names.count(name) for name in names}


@count_calls.wrong_answer("A name also counts where it stands later in a line.")
def looks_in_whole_lines(log):
    names = [line.split()[0] for line in log]
    return {name: sum(name in line for line in log) for name in names}


@count_calls.wrong_answer("")
def takes_all_for_small_letters(log):
    names = [line.lower().split()[0] for line in log]
    return {name: names.count(name) for name in names}


@count_calls.wrong_answer("")
def finds_names_anywhere(log):
    names = [line.split()[0] for line in log]
    return {name: sum(line.startswith(name) for line in log) for name in names}


@count_calls.wrong_answer("")
def trips_over_an_empty_log(log):
    counts = {log[0].split()[0]: 0}
    for line in log:
        counts[line.split()[0]] = counts.get(line.split()[0], 0) + 1
    return counts


@count_calls.right_answer
def with_get(log):
    counts = {}
    for line in log:
        name = line.partition(" ")[0]
        counts[name] = counts.get(name, 0) + 1
    return counts


@count_calls.right_answer
def with_counter(log):
    from collections import Counter

    return Counter(line.split(" ", 1)[0] for line in log)


@count_calls.right_answer
def with_defaultdict(log):
    from collections import defaultdict

    counts = defaultdict(int)
    for line in log:
        counts[line.split(maxsplit=1)[0]] += 1
    return counts


@count_calls.right_answer
def by_asking_again(log):
    names = [line.split()[0] for line in log]
    return {name: names.count(name) for name in names}
