"""More known wrong answers to 13.8, whose own file is long."""

from functools import partial

from .train_epoch import RIGHT, train_epoch

wrong = partial(train_epoch.slip, RIGHT)
wrong(
    "divides_by_the_batches",
    "total / count",
    "total / len(batches)",
    "The sum over all examples is divided by the number of batches, and a generator of "
    "batches has no length. Count the examples in the loop.",
)
wrong(
    "one_step_for_all",
    "        opt.step()\n        total += loss.item() * len(X)\n        count += len(X)\n",
    "        total += loss.item() * len(X)\n        count += len(X)\n    opt.step()\n",
    "There is one step at the end, made from the last batch alone. Take a step after each "
    "`backward()`, inside the loop.",
)
wrong(
    "gathers_all_gradients",
    RIGHT.lstrip(),
    """def train_epoch(model, batches, opt, loss_fn):
    total, count = 0.0, 0
    opt.zero_grad()
    for X, y in batches:
        loss = loss_fn(model(X), y)
        loss.backward()
        total += loss.item() * len(X)
        count += len(X)
    opt.step()
    return total / count
""",
    "The gradients of all batches are gathered for one step at the end. Clear them and "
    "take a step for each batch.",
)
BODY, END = RIGHT[RIGHT.index("    total") :], "    return total / count"
wrong(
    "trains_in_evaluation_mode",
    BODY,
    "    model.eval()\n" + BODY.replace(END, "    model.train()\n" + END),
    "The steps are made in evaluation mode, in which layers such as dropout do nothing. "
    "The model comes in training mode: leave `eval()` out.",
)
wrong(
    "evaluation_mode_after_a_batch",
    END,
    f"        model.eval()\n    model.train()\n{END}",
    "Some steps are made in training mode and some in evaluation mode, in which layers "
    "such as dropout do nothing. Leave `eval()` out.",
)
wrong(
    "stops_after_one_batch",
    "    return total / count",
    "        return total / count",
    "Only the first batch is used: the `return` stands inside the loop.",
)
