"""Stands in for Redis or NATS in the demo: python3 stand_in.py redis|nats SECONDS PORT

It loads for so many seconds, then listens and answers what a probe or a curious person asks: PING, and INFO.
"""

import selectors
import socket
import sys
import time

INFO = b"# Server\r\nserver_name:stand-in\r\n"
ANSWERS = {
    "redis": {b"PING": b"+PONG\r\n", b"INFO": b"$%d\r\n%s\r\n" % (len(INFO), INFO)},
    "nats": {b"PING": b"PONG\r\n", b"PONG": b"", b"CONNECT": b""},
}
GREETINGS = {"redis": b"", "nats": b'INFO {"server_id":"stand-in","version":"0","max_payload":1048576}\r\n'}
REFUSALS = {"redis": b"-ERR a stand-in knows PING and INFO only\r\n", "nats": b"-ERR 'A stand-in knows PING only'\r\n"}


def main(kind, seconds, port):
    print("the stand-in for %s loads, which takes %s s" % (kind, seconds), flush=True)
    time.sleep(float(seconds))
    try:
        door = socket.create_server(("127.0.0.1", int(port)))
    except OSError as problem:
        sys.exit("the stand-in for %s cannot listen on port %s: %s" % (kind, port, problem.strerror))
    print("the stand-in for %s listens on port %s" % (kind, port), flush=True)
    serve(door, kind)


def serve(door, kind):
    watched = selectors.DefaultSelector()
    watched.register(door, selectors.EVENT_READ)
    while True:
        for key, _ in watched.select():
            if key.fileobj is door:
                greet(watched, door.accept()[0], kind)
            elif not answer(key.fileobj, kind):
                watched.unregister(key.fileobj)
                key.fileobj.close()


def greet(watched, caller, kind):
    caller.settimeout(1.0)
    watched.register(caller, selectors.EVENT_READ)
    send(caller, GREETINGS[kind])


def answer(caller, kind):
    try:
        said = caller.recv(4096)
    except OSError:
        return False
    return bool(said) and all(send(caller, reply(words, kind)) for words in commands(said))


def commands(said):
    """Lines, of which Redis clients also send such as only count what follows: *1 and $4."""
    return [line.split() for line in said.split(b"\r\n") if line.split() and line[:1] not in b"*$"]


def reply(words, kind):
    return ANSWERS[kind].get(words[0].upper(), REFUSALS[kind])


def send(caller, text):
    try:
        caller.sendall(text)
        return True
    except OSError:
        return False


if __name__ == "__main__":
    main(*sys.argv[1:])
