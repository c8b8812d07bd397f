"""Bytes that are no text at all, with a beginning that looks like a notebook."""


def submission(released):
    return b'{"cells": [{"source": "' + bytes(range(256)) * 200
