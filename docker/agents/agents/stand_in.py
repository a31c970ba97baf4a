"""Stands in for an agent of the fleet, whichever it is told to be by SUPERVISOR_GROUP and SUPERVISOR_AGENT.

It does what the agent does as far as others can tell: it asks all that the agent needs, loads as long, and is from then on
the agent that light.py describes.
"""

import os
import signal
import socket
import sys
import time
from urllib.parse import urlsplit

from agents import table
from agents.light import NAME, load, say, serve

BEGAN = time.monotonic()
GROUP = os.environ.get("SUPERVISOR_GROUP", "")
SERVERS = ("REDIS_URL", "NATS_URL")
SECONDS_TO_ANSWER = 10.0


def main():
    signal.signal(signal.SIGTERM, end)
    rows = table()
    own = next((row for row in rows if (row["group"], row["agent"]) == (GROUP, NAME)), None)
    if own is None:
        sys.exit("stand_ins.tsv has no agent %r of group %r" % (NAME, GROUP))
    for need, host, port in needs(rows, own):
        ask(need, host, port)
    load(own["seconds"])
    serve(int(own["port"]), int(own["health_port"]), round(time.monotonic() - BEGAN, 3))


def needs(rows, own):
    """By the names that containers of one network have for each other."""
    for key in SERVERS:
        server = urlsplit(os.environ.get(key, ""))
        if server.hostname:
            yield key, server.hostname, server.port
    names = own["needs"].split(",")
    for row in rows:
        if row["machine"] == own["machine"] and row["agent"] in names:
            yield row["agent"], row["group"], int(row["health_port"])


def ask(need, host, port):
    """The supervisor has started this agent after all that it needs: who does not answer now is gone again."""
    try:
        with socket.create_connection((host, port), timeout=SECONDS_TO_ANSWER):
            pass
    except OSError as problem:
        sys.exit("%s needs %s, which does not answer at %s:%s: %s" % (NAME, need, host, port, problem))


def end(number, frame):
    say("ends, as it was asked")
    sys.exit(0)


if __name__ == "__main__":
    main()
