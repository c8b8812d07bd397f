"""Fills memory with small blocks, past every limit on one of them."""

ANSWERS = {
    "predict": """
def predict(X, w, b):
    kept = []
    while True:
        kept.append(bytearray(2**20 * 16))
"""
}
