"""Cases of exercise 13.5: what holds for every branch of a residual block."""

from .cases import told

ZERO = """
def at_zero(d):
    block = ResidualBlock(d)
    with torch.no_grad():
        for p in block.parameters():
            p.zero_()
    return block, len(list(block.parameters())) > 0
"""
FORM = told(
    "d = 3, four rows: is it a module, the shape of the result, are there parameters",
    """
    block = ResidualBlock(3)
    found = len(list(block.parameters())) > 0
    [isinstance(block, torch.nn.Module), list(block(torch.ones(4, 3)).shape), found]
    """,
)
IDENTITY = told(
    "d = 3, all parameters 0",
    f"""{ZERO}
block, found = at_zero(3)
X = torch.tensor([[1.0, -2.0, 0.5], [-4.0, 0.0, 8.0]])
block(X).tolist() if found else "no parameters"
""",
)
BRANCH = told(
    "d = 3, all parameters 0.5: does the branch add anything",
    """
    block = ResidualBlock(3).eval()
    with torch.no_grad():
        for p in block.parameters():
            p.fill_(0.5)
    X = torch.tensor([[1.0, 2.0, 0.5], [4.0, 1.0, 8.0]])
    gap = float((block(X) - X).detach().abs().max())
    "something is added" if gap > 1e-3 else "the result is X"
    """,
)
GRADIENT = told(
    "all parameters 0: the gradient of the sum of the result",
    f"""{ZERO}
block, found = at_zero(2)
X = torch.tensor([[1.0, -2.0], [-4.0, 0.0]], requires_grad=True)
block(X).sum().backward()
X.grad.tolist() if found else "no parameters"
""",
)
INPUT = told(
    "the input after the call",
    """
    X = torch.tensor([[1.0, -2.0], [-4.0, 3.0]])
    with torch.no_grad():
        ResidualBlock(2)(X)
    [[round(v, 3) for v in row] for row in X.tolist()] == [[1, -2], [-4, 3]]
    """,
)
THROUGH = told(
    "random parameters: is the gradient by X more than that of X alone",
    """
    found, rng = [], torch.Generator().manual_seed(5)
    for _ in range(5):
        block = ResidualBlock(3).eval()
        with torch.no_grad():
            for p in block.parameters():
                p.copy_(torch.randn(p.shape, generator=rng))
        X = torch.randn(4, 3, generator=rng).requires_grad_()
        block(X).sum().backward()
        found.append(float((X.grad - 1).abs().max()))
    max(found) > 1e-4
    """,
)
