"""Stands in for an agent of the fleet, whichever it is told to be by SUPERVISOR_GROUP and SUPERVISOR_AGENT.

It does what the agent does as far as others can tell: it asks all that the agent needs, loads as long, listens on both
ports, answers /health, says by the agent library that it is ready, and from then on that it gets on.

It obeys a word in the file ORDERS/NAME, NAME being its own, as long as that file is there:

    not-ready   takes back that it is ready
    hang        does nothing more, and answers nobody
    crash       ends with exit code 1, after each start again
"""

import os
import select
import signal
import socket
import sys
import time
from urllib.parse import urlsplit

from agents import table
from supervisor_agent import mark_agent_not_ready, mark_agent_ready, progress

BEGAN = time.monotonic()
GROUP = os.environ.get("SUPERVISOR_GROUP", "")
NAME = os.environ.get("SUPERVISOR_AGENT", "")
ORDERS = os.path.join(os.environ.get("ORDERS", "/orders"), NAME)
SERVERS = ("REDIS_URL", "NATS_URL")
SECONDS_TO_ANSWER = 10.0
SECONDS_PER_PROGRESS = 5.0
ANSWER = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 3\r\n\r\nok\n"


def main():
    signal.signal(signal.SIGTERM, end)
    rows = table()
    own = next((row for row in rows if (row["group"], row["agent"]) == (GROUP, NAME)), None)
    if own is None:
        sys.exit("stand_ins.tsv has no agent %r of group %r" % (NAME, GROUP))
    for need, host, port in needs(rows, own):
        ask(need, host, port)
    say("loads, which takes %s s" % own["seconds"])
    time.sleep(float(own["seconds"]))
    doors = [listen(int(own[key])) for key in ("port", "health_port")]
    details = {"port": int(own["port"]), "health_port": int(own["health_port"]), "startup_time": round(time.monotonic() - BEGAN, 3)}
    serve(doors, details)


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


def serve(doors, details):
    is_ready = None
    told_at = 0.0
    while True:
        order = read_order()
        if order == "crash":
            sys.exit("%s crashes, as it was told" % NAME)
        if order == "hang":
            hang()
        if is_ready != (order != "not-ready"):
            is_ready = not is_ready
            tell(is_ready, details)
        if time.monotonic() - told_at >= SECONDS_PER_PROGRESS:
            progress("waiting for requests")
            told_at = time.monotonic()
        for door in select.select(doors, [], [], 1.0)[0]:
            answer(door)


def tell(is_ready, details):
    if is_ready:
        say("is ready")
        mark_agent_ready(NAME, details)
    else:
        say("is not ready")
        mark_agent_not_ready(NAME, "the model is being reloaded")


def read_order():
    try:
        with open(ORDERS, encoding="utf-8") as file:
            return file.read().strip()
    except FileNotFoundError:
        return ""


def hang():
    say("hangs, as it was told")
    while True:
        time.sleep(3600)


def listen(port):
    address = os.environ.get("BIND_ADDRESS", "127.0.0.1")
    try:
        return socket.create_server((address, port))
    except OSError as problem:
        sys.exit("%s cannot listen on port %d: %s" % (NAME, port, problem.strerror))


def answer(door):
    caller, _ = door.accept()
    with caller:
        caller.settimeout(1.0)
        try:
            caller.recv(4096)
            caller.sendall(ANSWER)
        except OSError:
            # A caller that left, or says nothing, is no concern of the others.
            pass


def end(number, frame):
    say("ends, as it was asked")
    sys.exit(0)


def say(text):
    print("%s %s" % (NAME, text), flush=True)


if __name__ == "__main__":
    main()
