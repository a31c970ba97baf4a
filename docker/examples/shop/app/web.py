"""What a visitor sees: GET /."""

import os

from ask import ask
from service import serve

API = os.environ["API"]


def page(path):
    return ask(API + "/health") if path == "/health" else "You are visitor %s." % ask(API + "/visits")


serve(8080, page)
