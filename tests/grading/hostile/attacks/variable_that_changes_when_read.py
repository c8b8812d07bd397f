"""Variables whose value depends on who reads them and how often."""

ANSWERS = {
    "regime": """
class Guess(dict):
    words = ["slow", "good", "oscillating", "diverging"] * 9
    def __getitem__(self, key): return self.words.pop()
    def items(self): return [(k, self.words.pop()) for k in "ABCD"]
    get = __getitem__

regime = Guess(A=0, B=0, C=0, D=0)
""",
    "lr": """
class Moving(float):
    def __float__(self): return 0.05
    def __new__(cls): return float.__new__(cls, -1.0)

lr, steps = Moving(), np.random.default_rng()
""",
}
