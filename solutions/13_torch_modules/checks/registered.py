"""Exercise 13.9: what is checked of `registered`, and the answers that prove it."""

from helpers.checks.vocabulary import Exercise, pick

BUFFER_LEARNS = (
    "A buffer is kept in the state, but no optimiser changes it: it stands in "
    "`state_dict()` and not in `parameters()`."
)
BUFFER_LOST = (
    "`register_buffer` puts the tensor into the module's state, so it is saved and moved "
    "along with the parameters."
)
LIST_LEARNS = (
    "Nobody looks into a Python list. The layers in it work when they are called, but no "
    "optimiser hears of them; `nn.ModuleList` is the list for modules."
)
LIST_SAVED = (
    "What torch does not know of is not saved either: a Python list hides its layers."
)
TENSOR_LEARNS = (
    "A tensor that wants gradients gets one in `backward()`, but only an `nn.Parameter` is "
    "registered when it is put on `self`."
)
TENSOR_SAVED = (
    "A plain tensor is an attribute like any other. Only parameters and buffers go into "
    "the state."
)
LAYER = "A module on `self` is registered, and with it all parameters inside: {}."
PARAMETER = "An `nn.Parameter` on `self` is registered as it stands: {}."
NO_STATE = "what can be learnt is in `parameters()` and in `state_dict()`"
NOTHING = "torch sees it as soon as it is assigned"
MODULE_LIST = "`nn.ModuleList` is itself a module, so torch looks into it and finds the layers: {}."

STATES = ("learnt", "kept", "unknown")
OPTIONS = {
    "head": ("learnt", LAYER.format(NO_STATE), LAYER.format(NOTHING)),
    "steps": ("unknown", LIST_LEARNS, LIST_SAVED),
    "blocks": ("learnt", MODULE_LIST.format(NO_STATE), MODULE_LIST.format(NOTHING)),
    "shift": ("learnt", PARAMETER.format(NO_STATE), PARAMETER.format(NOTHING)),
    "scale": ("unknown", TENSOR_LEARNS, TENSOR_SAVED),
    "seen": ("kept", BUFFER_LEARNS, BUFFER_LOST),
}
RIGHT = {name: right for name, (right, *_) in OPTIONS.items()}


def wrong_of(name: str) -> dict[str, str]:
    """Give the message for each wrong option of an attribute."""
    right, *messages = OPTIONS[name]
    others = [state for state in STATES if state != right]
    return dict(zip(others, messages, strict=True))


registered = Exercise(
    "registered",
    kind="predict",
    checks=[
        pick(
            name,
            right=RIGHT[name],
            wrong=wrong_of(name),
            points=0.5,
            label=f"attribute {name}",
        )
        for name in OPTIONS
    ],
    hints=[
        "Three kinds of things are registered when they are put on self: parameters, "
        "modules, and tensors that a special call names. Which lines do that?",
        "A module that holds others passes on what is in them. Is a Python list a "
        "module?",
        "Wanting a gradient is not the same as being a parameter. And what is called a "
        "buffer is kept with the model, but not learnt.",
    ],
)

registered.right_values("other_order", dict(reversed(RIGHT.items())))
registered.right_values("and_a_note", RIGHT | {"note": "lists hide modules"})
for name in OPTIONS:
    for state, message in wrong_of(name).items():
        registered.wrong_values(
            f"{name}_{state}", RIGHT | {name: state}, message=message
        )
registered.wrong_values(
    "all_learnt", dict.fromkeys(RIGHT, "learnt"), message=LIST_LEARNS
)
registered.wrong_values(
    "another_word",
    RIGHT | {"head": "yes"},
    message="'yes' is not one of the options: 'kept', 'learnt', 'unknown'.",
)
registered.wrong_values(
    "left_one_open", RIGHT | {"seen": ...}, message="Not answered yet."
)
