"""Returns sparse, meta and complex tensors, and a frame whose methods lie."""

ANSWERS = {
    "predict": """
import torch

def predict(X, w, b):
    return torch.empty(10**15, device="meta")
""",
    "cost": """
class Lying(torch.Tensor):
    def detach(self): return self
    def cpu(self): return self
    def numpy(self): return np.zeros(10**12)

def cost(X, y, w, b):
    return torch.zeros(2).as_subclass(Lying)
""",
    "gradient": """
def gradient(X, y, w, b):
    return torch.zeros(10**9, 10**9).to_sparse(), torch.tensor(1j)
""",
    "r2": """
import pandas

class Frame(pandas.Series):
    def to_numpy(self, *a, **k):
        raise SystemExit

def r2(y, p):
    return Frame([1.0])
""",
}
