"""Runs `docker-compose config` on many projects in one process: starting it takes longer than all it has to do.

Reads {"project": name, "cases": {case: {"directory": path, "files": [path...]}}} from standard input, and writes
{"configs": {case: output}, "splits": {command line: [word...]}}: it is by shlex that docker-compose splits commands.
"""

import contextlib
import io
import json
import os
import shlex
import sys

import yaml
from compose.cli.main import main


def config(project, case):
    os.chdir(case["directory"])
    files = [word for path in case["files"] for word in ("-f", path)]
    sys.argv = ["docker-compose", "-p", project, *files, "config"]
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        main()
    return output.getvalue()


def lines(output):
    for service in yaml.safe_load(output)["services"].values():
        for key in ("command", "entrypoint"):
            if isinstance(service.get(key), str):
                yield service[key].replace("$$", "$")


asked = json.load(sys.stdin)
configs = {name: config(asked["project"], case) for name, case in asked["cases"].items()}
splits = {line: shlex.split(line) for output in configs.values() for line in lines(output)}
json.dump({"configs": configs, "splits": splits}, sys.stdout)
