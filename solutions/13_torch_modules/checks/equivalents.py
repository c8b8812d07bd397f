"""Mutants of the chapter's answers that are no mistake, each with the reason."""

from .my_linear import my_linear
from .residual_block import residual_block
from .train_epoch import train_epoch

BRANCH = (
    "self.branch = nn.Sequential(nn.Linear(d, d), nn.ReLU(), nn.Linear(d, d)) => "
    "self.branch = {}"
)
residual_block.same_as_right(
    "The branch is free: these have parameters and give 0 where all of them are 0.",
    "return X + self.branch(X) => return X - self.branch(X)",
    BRANCH.format("nn.Linear(d, d)"),
    BRANCH.format("nn.Sequential(nn.ReLU(), nn.Linear(d, d), nn.Linear(d, d))"),
)
my_linear.same_as_right(
    "The bias may start anywhere.",
    "self.bias = nn.Parameter(torch.zeros(units)) => self.bias = nn.Parameter(torch.ones(units))",
)

ADDED = (
    "total, count = (total + loss.item() * len(y), count + len(y)) => "
    "total, count = (total + loss.item() * len({}), count + len({}))"
)
train_epoch.same_as_right(
    "X and y of a batch are equally long.",
    ADDED.format("y", "X"),
    ADDED.format("X", "y"),
)
train_epoch.same_as_right(
    "Division makes a float of whole numbers too.",
    "total, count = (0.0, 0) => total, count = (0, 0.0)",
)
train_epoch.same_as_right(
    "The optimiser holds the parameters of the model, so either clears the same gradients.",
    "opt.zero_grad() => model.zero_grad()",
)
