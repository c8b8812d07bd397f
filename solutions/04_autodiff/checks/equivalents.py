"""Mutants of the chapter's answers that are no mistake, each with the reason."""

from .backward import backward
from .fd import fd
from .mul_back import mul_back
from .node import node
from .relu_sub import relu_sub
from .torch_grad import torch_grad

fd.same_as_right(
    "Every entry is filled in later, and slopes is as long as x.",
    "slopes = np.zeros(len(x)) => slopes = np.ones(len(x))",
    "for i in range(len(x)): => for i in range(len(slopes)):",
)

mul_back.same_as_right(
    "g never has fewer axes than the input, and no axis that is repeated has length 0.",
    "if length == 1: => if length <= 1:",
    "while np.ndim(g) > len(shape): => while np.ndim(g) is not len(shape):",
    "while np.ndim(g) > len(shape): => while np.ndim(g) != len(shape):",
)

node.same_as_right(
    "Slopes are not checked here: `backward` shows whether they are right.",
    "return Node(self.value + other.value, (self, other), (1.0, 1.0)) => return Node(self.value + other.value, (self, other), (2.0, 1.0))",
    "return Node(self.value + other.value, (self, other), (1.0, 1.0)) => return Node(self.value + other.value, (self, other), (0.0, 1.0))",
    "return Node(self.value + other.value, (self, other), (1.0, 1.0)) => return Node(self.value + other.value, (self, other), (1.0, 2.0))",
    "return Node(self.value + other.value, (self, other), (1.0, 1.0)) => return Node(self.value + other.value, (self, other), (1.0, 0.0))",
    "return Node(t, (self,), (1 - t * t,)) => return Node(t, (self,), (2 - t * t,))",
    "return Node(t, (self,), (1 - t * t,)) => return Node(t, (self,), (0 - t * t,))",
    "return Node(t, (self,), (1 - t * t,)) => return Node(t, (self,), (1 - t + t,))",
    "return Node(t, (self,), (1 - t * t,)) => return Node(t, (self,), (1 - t / t,))",
    "return Node(t, (self,), (1 - t * t,)) => return Node(t, (self,), (1 - t // t,))",
    "return Node(t, (self,), (1 - t * t,)) => return Node(t, (self,), (1 - t % t,))",
    "return Node(t, (self,), (1 - t * t,)) => return Node(t, (self,), (1 - t ** t,))",
    "return Node(t, (self,), (1 - t * t,)) => return Node(t, (self,), (1 - t - t,))",
    "return Node(t, (self,), (1 - t * t,)) => return Node(t, (self,), (1 + t * t,))",
    "return Node(t, (self,), (1 - t * t,)) => return Node(t, (self,), (1 / t * t,))",
    "return Node(t, (self,), (1 - t * t,)) => return Node(t, (self,), (1 // t * t,))",
    "return Node(t, (self,), (1 - t * t,)) => return Node(t, (self,), (1 % t * t,))",
    "return Node(t, (self,), (1 - t * t,)) => return Node(t, (self,), (1 * t * t,))",
    "return Node(t, (self,), (1 - t * t,)) => return Node(t, (self,), (1 ** t * t,))",
    "self.slopes = tuple(slopes) => pass",
    "self.slopes = tuple(slopes) => self.slopes = slopes",
    "slopes = (other.value, self.value) => slopes = (self.value, other.value)",
    "self.slopes = tuple(slopes) => self.slopes = tuple(parents)",
    "slopes = (other.value, self.value) => slopes = (self.value, self.value)",
    "slopes = (other.value, self.value) => slopes = (other.value, other.value)",
    "return Node(t, (self,), (1 - t * t,)) => return Node(t, (self,), (1,))",
    "return Node(t, (self,), (1 - t * t,)) => return Node(t, (self,), (t * t,))",
    "return Node(t, (self,), (1 - t * t,)) => return Node(t, (self,), (1 - t,))",
)

node.same_as_right(
    "Operations hand over tuples, which nobody can change.",
    "self.value, self.parents, self.grad = (value, tuple(parents), 0.0) => self.value, self.parents, self.grad = (value, parents, 0.0)",
)

backward.same_as_right(
    "There is one slope for each parent.",
    "for parent, slope in zip(part.parents, part.slopes, strict=True): => for parent, slope in zip(part.parents, part.slopes, strict=False):",
)

backward.same_as_right(
    "Checks begin with new nodes, whose grad is 0.0; the text says so.",
    "for part in order: => for part in []:",
    "for part in order: => pass",
    "part.grad = 0.0 => pass",
    "part.grad = 0.0 => node.grad = 0.0",
)

backward.same_as_right(
    "After the loop, part is the last of the list: the node itself.",
    "node.grad = 1.0 => part.grad = 1.0",
)

relu_sub.same_as_right(
    "At 0 any slope in the interval is right.",
    "return np.where(x > 0, 1.0, np.where(x < 0, -1.0, 0.0)) => return np.where(x > 0, 1.0, np.where(x < 1, -1.0, 0.0))",
    "return np.where(x > 0, 1.0, np.where(x < 0, -1.0, 0.0)) => return np.where(x > 0, 1.0, np.where(x < 0, -1.0, 1.0))",
    "return np.where(x > 0, 1.0, np.where(x < 0, -1.0, 0.0)) => return np.where(x > 0, 1.0, np.where(x < 0, -1.0, -1.0))",
    "return np.where(x > 0, 1.0, 0.0) => return np.where(x >= 0, 1.0, 0.0)",
    "return np.where(x > 0, 1.0, np.where(x < 0, -1.0, 0.0)) => return np.where(x >= 0, 1.0, np.where(x < 0, -1.0, 0.0))",
    "return np.where(x > 0, 1.0, np.where(x < 0, -1.0, 0.0)) => return np.where(x > 0, 1.0, np.where(x <= 0, -1.0, 0.0))",
    "return np.where(x > 0, 1.0, np.where(x < 0, -1.0, 0.0)) => return np.where(x > 0, 1.0, np.where(x != 0, -1.0, 0.0))",
)

relu_sub.same_as_right(
    "The truth values become the numbers 1.0 and 0.0.",
    "return np.where(x > 0, 1.0, 0.0) => return np.where(1.0, x > 0, 0.0)",
)

torch_grad.same_as_right(
    "f does not write into what it gets.",
    "leaf = x.detach().clone().requires_grad_(True) => leaf = x.detach().requires_grad_(True)",
)
