"""Objects of an answer, used from another process as if they were here.

The trusted side holds a :class:`~helpers.checks.remote.session.Session`, which gives a
:class:`~helpers.checks.remote.stubs.Stub` for each object; the answer's side holds a
:class:`~helpers.checks.remote.served.Served` with the objects themselves. Between them
go requests and replies of plain data. The trusted side evaluates nothing that comes
back.

What crosses, and how:

===============  =================================================================
plain data       as a copy
the answer's     as a handle; each use of the stub is one request
the test's       arguments of a call cross with the changes that the call makes to
                 them; functions and environments are lent, and called back
tensors          one that wants gradients is held on both sides (``tensors``)
modules          made of ``torch.nn``'s classes, and optimisers: built again there,
                 and kept alike on both sides (``modules``)
===============  =================================================================
"""
