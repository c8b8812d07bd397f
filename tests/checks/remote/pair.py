"""Both sides in one process, with real messages between them."""

import json

from helpers.checks.remote.served import Served
from helpers.checks.remote.session import Session


def as_sent(message):
    return json.loads(json.dumps(message, allow_nan=False))


class Pair:
    """A session and the answer that it deals with; ``restart`` kills the latter."""

    def __init__(self, text):
        self.text = text
        self.requests = 0
        self.forge = None  # changes a reply, as a hostile worker may
        self.restart()
        self.session = Session(self.exchange)

    def restart(self):
        self.served, self.space = Served(), {"__name__": "__main__"}
        exec(self.text, self.space)
        for name, value in self.space.items():
            self.served.put(name, value)

    def exchange(self, request, on_call_back):
        self.requests += 1
        reply = self.served.handle(
            as_sent(request), lambda message: as_sent(on_call_back(as_sent(message)))
        )
        return as_sent(self.forge(reply) if self.forge else reply)

    def __getattr__(self, name):
        return self.session.stub(name)
