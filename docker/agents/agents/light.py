"""What a program does that is an agent as far as others can tell: it listens, answers, and says how it is.

It obeys a word in the file ORDERS/NAME, NAME being its own, as long as that file is there:

    not-ready   takes back that it is ready
    hang        does nothing more, and answers nobody
    crash       ends with exit code 1, after each start again
"""

import os
import select
import socket
import sys
import time

from supervisor_agent import mark_agent_not_ready, mark_agent_ready, progress

NAME = os.environ.get("SUPERVISOR_AGENT", "agent")
ORDERS = os.path.join(os.environ.get("ORDERS", "/orders"), NAME)
SECONDS_PER_PROGRESS = 5.0
ANSWER = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 3\r\n\r\nok\n"


def load(seconds):
    say("loads, which takes %s s" % seconds)
    time.sleep(float(seconds))


def listen(port):
    address = os.environ.get("BIND_ADDRESS", "127.0.0.1")
    try:
        return socket.create_server((address, port))
    except OSError as problem:
        sys.exit("%s cannot listen on port %d: %s" % (NAME, port, problem.strerror))


def serve(port, health_port, startup_time):
    """Until it is told to end: ready, answering on both ports, and saying now and then that it gets on."""
    doors = [listen(port), listen(health_port)]
    details = {"port": port, "health_port": health_port, "startup_time": startup_time}
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


def say(text):
    print("%s %s" % (NAME, text), flush=True)
