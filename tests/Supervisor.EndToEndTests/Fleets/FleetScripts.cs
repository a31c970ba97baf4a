namespace Supervisor.EndToEndTests.Fleets;

/// <summary>Small programs that agents of these tests are made of.</summary>
internal static class FleetScripts
{
    /// <summary>Says words of systemd's protocol and ends: <c>python3 say.py READY=1</c>.</summary>
    public const string Say = """
        import os, socket, sys
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as door:
            door.connect(os.environ["NOTIFY_SOCKET"])
            for word in sys.argv[1:]:
                door.send(word.encode())
        """;

    /// <summary>
    /// Has the guard start one more incarnation of an agent, which will not be told to end: <c>python3 stray.py DATA AGENT
    /// INCARNATION</c>.
    /// </summary>
    public const string Stray = """
        import json, os, socket, struct, sys
        data, agent, incarnation = sys.argv[1:]
        with open(os.path.join(data, "identity.json")) as file:
            identity = json.load(file)
        name = {"cluster": identity["cluster"], "node": identity["name"], "group": agent, "agent": agent, "incarnation": incarnation}
        start = {
            "name": name,
            "command": ["sh", "-c", "trap '' TERM; while :; do sleep 0.1; done"],
            "environment": {"PATH": os.environ["PATH"]},
            "directory": data,
            "output": {"path": os.path.join(data, "stray.log"), "segmentBytes": 1048576, "segments": 3},
            "umask": 18,
        }
        with socket.socket(socket.AF_UNIX) as guard:
            guard.connect(os.path.join(data, "guard.sock"))
            answers = guard.makefile("rb")
            def ask(request):
                body = json.dumps(request).encode()
                guard.sendall(struct.pack("<I", len(body)) + body)
                answer = json.loads(answers.read(struct.unpack("<I", answers.read(4))[0]))["answer"]
                if answer.get("error"):
                    sys.exit(str(answer["error"]))
            ask({"id": 1, "kind": "hello", "hello": {"oldest": 1, "newest": 1}})
            ask({"id": 2, "kind": "start", "start": start})
        """;

    /// <summary>
    /// Answers HTTP on a port: <c>python3 door.py PORT FILE</c>. It shuts the door while the file says <c>shut</c>, and
    /// opens it and says nothing while it says <c>silent</c>.
    /// </summary>
    public const string Door = """
        import os, select, socket, sys
        port, orders = int(sys.argv[1]), sys.argv[2]
        door, silent = None, []
        def order():
            try:
                return open(orders).read().strip()
            except OSError:
                return ""
        while True:
            said = order()
            if said == "shut" and door:
                door.close()
                door = None
            if said != "shut" and not door:
                door = socket.socket()
                door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                door.bind(("127.0.0.1", port))
                door.listen()
            if select.select([door] if door else [], [], [], 0.02)[0]:
                guest = door.accept()[0]
                if said == "silent":
                    silent.append(guest)
                    continue
                guest.recv(4096)
                guest.send(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok")
                guest.close()
        """;
}
