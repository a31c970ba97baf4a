"""python3 ask.py URL: exit code 0 when it answers well."""

import sys
from urllib.request import urlopen


def ask(url):
    with urlopen(url, timeout=2) as answer:
        return answer.read().decode().strip()


if __name__ == "__main__":
    print(ask(sys.argv[1]))
