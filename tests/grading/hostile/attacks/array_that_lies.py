"""Returns arrays of a class of its own that lies about shape, dtype and equality."""

ANSWERS = {
    "predict": """
class Lying(np.ndarray):
    shape = property(lambda self: (3,))
    dtype = property(lambda self: np.dtype(float))
    def __eq__(self, other): return np.True_
    def __array_ufunc__(self, *a, **k): return np.True_
    def __array_function__(self, *a, **k): return True
    def astype(self, *a, **k): return self
    def ravel(self, *a, **k): return self
    def tolist(self): return [6.0, 6.5, 11.0]
    def item(self): return 0.0

def predict(X, w, b):
    return np.zeros((7, 7)).view(Lying)
""",
    "cost": """
def cost(X, y, w, b):
    return np.array([1.0, 2.0]).view(Lying)
""",
}
