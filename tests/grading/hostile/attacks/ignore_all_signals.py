"""Blocks and ignores every signal, swallows every exception and loops."""

ANSWERS = {
    "predict": """
import signal

def predict(X, w, b):
    for number in range(1, 65):
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            pass
    signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
"""
}
