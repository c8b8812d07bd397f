"""Sets trace and profile functions that change what the worker computes."""

ANSWERS = {
    "predict": """
import sys, threading

def spy(frame, event, value):
    if "reply" in frame.f_locals or "outcome" in frame.f_locals:
        frame.f_locals["outcome"] = None
    if event == "return" and frame.f_code.co_name == "call":
        raise SystemExit
    return spy

sys.settrace(spy)
sys.setprofile(spy)
threading.settrace(spy)
sys._getframe().f_back.f_trace = spy

def predict(X, w, b):
    return None
"""
}
