"""An agent of the demo that uses the agent library: python3 agent.py SECONDS PORT HEALTH_PORT

It loads for so many seconds, and is from then on the agent that docker/agents/agents/light.py describes.
"""

import sys

from agents.light import load, serve


def main(seconds, port, health_port):
    load(seconds)
    serve(int(port), int(health_port), float(seconds))


if __name__ == "__main__":
    main(*sys.argv[1:])
