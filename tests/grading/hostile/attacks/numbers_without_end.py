"""Numbers of 100,000 digits, NaN, Infinity and repeated keys in the JSON."""

from tests.grading.hostile.files import as_bytes


def submission(released):
    text = as_bytes(released)
    first = (
        b'{"nbformat": NaN, "x": 1e99999, "y": ' + b"9" * 100_000 + b', "cells": [], '
    )
    return first + text[1:]
