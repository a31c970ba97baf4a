"""Counts visits in Redis: GET /visits."""

import os
import socket

from service import serve

CACHE = (os.environ["CACHE"], 6379)


def visits(path):
    with socket.create_connection(CACHE, timeout=2) as cache:
        cache.sendall(b"PING\r\n" if path == "/health" else b"INCR visits\r\n")
        return cache.recv(64).decode().strip().lstrip(":+")


serve(8000, visits)
