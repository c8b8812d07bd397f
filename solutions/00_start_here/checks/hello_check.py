"""Exercise 00.1: what is checked of `hello_check`, and the answers that prove it."""

from helpers.checks.vocabulary import Case, Exercise, edge, values


def hello_check_reference(name):
    """Greet by name, or anybody where the name is empty."""
    return f"Hello, {name}." if name else "Hello."


hello_check = Exercise(
    "hello_check",
    reference=hello_check_reference,
    arguments=("name",),
    checks=[
        values(
            Case("the name Ana", ("Ana",)),
            Case("the name Bo Li", ("Bo Li",)),
            points=1,
            label="the exact text",
        ),
        edge("empty name", Case("the empty name", ("",)), points=0.5),
        values(
            Case("a small letter first", ("ana maria",)),
            Case("a name in Chinese", ("小明",)),
            Case("one letter", ("X",)),
            Case("a name that ends in a full stop", ("Kim Jr.",)),
            Case("a name with spaces around it", (" Lu  Xun ",)),
            points=0.5,
            label="other names",
            hidden=True,
            message="Use the name as it comes, each letter and each space, in any "
            "script.",
        ),
    ],
    hints=[
        "The text has three parts: `Hello, `, the name, and a full stop.",
        "An f-string puts a name into a text: `f'Dear {name}'`. Look at each sign.",
        'Before that, ask `if name == ""` and return the short text there.',
    ],
)


@hello_check.wrong_answer("The full stop at the end is missing.")
def no_full_stop(name):
    return f"Hello, {name}" if name else "Hello"


@hello_check.wrong_answer("The full stop is missing after a name.")
def no_full_stop_after_a_name(name):
    return f"Hello, {name}" if name else "Hello."


@hello_check.wrong_answer("The comma after Hello is missing.")
def no_comma(name):
    return f"Hello {name}." if name else "Hello."


@hello_check.wrong_answer("The comma after Hello is missing.")
def no_comma_anywhere(name):
    return f"Hello {name}." if name else "Hello ."


@hello_check.wrong_answer("The space after the comma is missing.")
def no_space(name):
    return f"Hello,{name}." if name else "Hello."


@hello_check.wrong_answer(
    "The text ends with an exclamation mark; a full stop is asked."
)
def exclaims(name):
    return f"Hello, {name}!" if name else "Hello!"


@hello_check.wrong_answer("Hello starts with a capital letter.")
def small_letter(name):
    return f"hello, {name}." if name else "hello."


@hello_check.wrong_answer(
    "`{name}` came out as it stands: put an f in front of the quotation mark."
)
def forgets_the_f(name):
    return "Hello, {name}." if name else "Hello."


@hello_check.wrong_answer("Everybody gets the same text: use the argument `name`.")
def greets_ana_alone(name):
    return "Hello, Ana." if name else "Hello."


@hello_check.wrong_answer(
    "For the empty name return `Hello.`, with no comma and no space."
)
def greets_nobody(name):
    return f"Hello, {name}."


@hello_check.wrong_answer("For the empty name return `Hello.`, not an empty text.")
def says_nothing_to_nobody(name):
    return f"Hello, {name}." if name else ""


@hello_check.wrong_answer(
    "The greeting is printed, not returned. `check` reads what `return` gives back."
)
def prints_it(name):
    print(f"Hello, {name}." if name else "Hello.")  # noqa: T201


@hello_check.wrong_answer(
    "The word name itself came out: without quotation marks, `name` is the argument."
)
def greets_the_word(name):
    return "Hello, " + "name" + "." if name else "Hello."


@hello_check.wrong_answer("")
def strips_the_spaces(name):
    return f"Hello, {name.strip()}." if name else "Hello."


@hello_check.wrong_answer("")
def capital_letters(name):
    return f"Hello, {name.title()}." if name else "Hello."


@hello_check.right_answer
def by_plus(name):
    if name == "":
        return "Hello."
    return "Hello, " + name + "."


@hello_check.right_answer
def by_format(name):
    return "Hello{}.".format(", " + name if len(name) > 0 else "")


@hello_check.right_answer
def by_join(name):
    return ", ".join(word for word in ["Hello", name] if word) + "."


@hello_check.right_answer
def prints_and_returns(name):
    text = "Hello"
    text += ", " + name if name else ""
    text += "."
    print(text)  # noqa: T201
    return text
