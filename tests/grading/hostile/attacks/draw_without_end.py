"""Opens hundreds of figures, some of them of a size that no picture can have."""

HONEST = ("cost",)
EARNS = {"cost": 3.0}
ANSWERS = {
    "r2": """
import matplotlib.pyplot as plt

def r2(y, p):
    return None

for number in range(60):
    plt.figure(figsize=(900, 900))
plt.title("$" + "\\\\frac{1}{" * 200 + "}" * 200 + "$")
"""
}
