"""Fills memory with small blocks, past every limit on one of them."""

ANSWERS = {
    "predict": """
kept = []

def predict(X, w, b):
    while True:
        kept.append(bytearray(2**22))
"""
}
