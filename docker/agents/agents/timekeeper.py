"""An agent for groups that may move: it says now and then what time it is, where it is, and in which epoch.

Whoever takes the group over runs it in a higher epoch. What an agent like this writes elsewhere bears that number, so that
a word of an earlier owner is told from one of the present one.
"""

import os
import socket
import time

from supervisor_agent import mark_agent_ready

NAME = os.environ.get("SUPERVISOR_AGENT", "agent")
NODE = os.environ.get("SUPERVISOR_NODE") or socket.gethostname()
EPOCH = os.environ.get("SUPERVISOR_EPOCH", "0")
SECONDS_BETWEEN = 5.0


def main():
    mark_agent_ready(NAME, {"epoch": EPOCH})
    while True:
        print("%s %s on %s, epoch %s" % (time.strftime("%H:%M:%S"), NAME, NODE, EPOCH), flush=True)
        time.sleep(SECONDS_BETWEEN)


if __name__ == "__main__":
    main()
