"""The text of an answer whose objects lie, hide and never end."""

HOSTILE = """
import numpy as np
import torch


class Liar:
    @property
    def __class__(self):
        return np.ndarray

    shape, dtype, ndim = (3,), np.dtype("float64"), 1

    def __eq__(self, other):
        return True

    def __len__(self):
        return -1

    def __bool__(self):
        return 1

    def __iter__(self):
        return self

    def __next__(self):
        return 0

    def __getattr__(self, name):
        raise RuntimeError("do not look")

    def __repr__(self):
        raise RuntimeError("do not print")

    __hash__ = None


class Yes:
    def __eq__(self, other):
        return True

    __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __eq__

    def __sub__(self, other):
        return self

    __rsub__ = __add__ = __radd__ = __mul__ = __rmul__ = __sub__

    def __abs__(self):
        return self

    __pos__ = __neg__ = __abs__
    __hash__ = None


class Meta(type):
    def __getattribute__(cls, name):
        raise RuntimeError("no questions")


class Silent(metaclass=Meta):
    pass


def yes(x=0):
    return Yes()


def silent():
    return object.__new__(Silent)


class Mute(Exception):
    def __str__(self):
        raise RuntimeError("no words")


class Array(np.ndarray):
    def tolist(self):
        return "gotcha"


def leaves(n):
    return [torch.ones(1, requires_grad=True) for _ in range(n)]


def liar():
    return Liar()


def mute():
    raise Mute


def odd_array():
    return np.arange(3.0).view(Array)


def deep():
    value = []
    for _ in range(1000):
        value = [value]
    return value


def long():
    return list(range(10**6))


def vast():
    return np.broadcast_to(0.0, (10**6, 10**6))


def echo(value):
    return value


def call(function, times):
    for _ in range(times):
        function()


class Stack:
    pass
"""
