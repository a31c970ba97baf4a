"""Tell the supervisor how this agent is: one file, standard library only, Python 3.8 and later.

    from supervisor_agent import mark_agent_ready, mark_agent_not_ready, progress

    mark_agent_ready("STTService", {"port": 5800, "startup_time": 2.4})
    ...
    mark_agent_not_ready("STTService", "the model is being reloaded")

Nothing here raises because the supervisor is away. What could not be said is said again in the background, the last word
only. From the first word on a thread sends a heartbeat every 10 s, which keeps the agent ready. Outside of a supervisor
every function does nothing and returns False.

A word returns True when the supervisor has it; False when it has not, has not yet, or refuses it. Why it refuses stands
once on standard error. A call takes a fraction of a millisecond, and up to ten seconds when the supervisor takes the
connection and does not answer.

An agent of a group that may move keeps an earlier owner of that group from writing over its own work:

    from supervisor_agent import fence

    with fence.hold("/shared/reports.epoch"):              # raises FencedOut when a newer owner was here
        write_report()
    database.execute("UPDATE report SET body = %s, epoch = %s WHERE id = %s AND epoch <= %s",
                     (body, fence.number, 7, fence.number))  # nothing changed: fenced out

To compare and then to write is no fence. docs/ownership.md says what this promises, and what it does not.
"""

# Agents import this while they start, and some start often: what costs time is imported when it is first needed.
import os
import sys
import time

__all__ = [
    "mark_agent_ready",
    "mark_agent_not_ready",
    "heartbeat",
    "progress",
    "start_heartbeat",
    "stop_heartbeat",
    "is_supervised",
    "fence",
    "Fence",
    "FencedOut",
]

HEARTBEAT_SECONDS = 10.0
ANSWER_SECONDS = 5.0
FIRST_RETRY_SECONDS = 0.2
LAST_RETRY_SECONDS = 5.0
MOST_TEXT = 1000
MOST_BODY_BYTES = 64 * 1024
# What systemd takes of one notification.
MOST_NOTIFIED_BYTES = 4096
MOST_COMPLAINTS = 20
HOLD_SECONDS = 10.0
HOLD_PAUSE_SECONDS = 0.02
MOST_EPOCH = 2 ** 63 - 1
MOST_SHOWN = 40


def _written_incarnation():
    """The environment of a container stays the same for all its starts, so there it says where to look."""
    try:
        with open(os.environ.get("SUPERVISOR_INCARNATION_FILE") or os.devnull, encoding="ascii") as file:
            return file.read(100).strip()
    except (OSError, ValueError):
        return ""


# Read once, and not at each word: a process that outlives its start must not pass for the next one.
_SOCKET = os.environ.get("SUPERVISOR_SOCKET", "")
_NOTIFY_SOCKET = os.environ.get("NOTIFY_SOCKET", "")
_INCARNATION = os.environ.get("SUPERVISOR_INCARNATION", "") or _written_incarnation()
_GROUP = os.environ.get("SUPERVISOR_GROUP", "")
_AGENT = os.environ.get("SUPERVISOR_AGENT", "")
_OWN_NAME = _GROUP + "/" + _AGENT if _GROUP and _AGENT else _AGENT

# What became of a word. KEEP: it counts, but is to be said again, because the supervisor could not write it down.
_TAKEN, _KEEP, _REFUSED, _AWAY, _UNREACHABLE = "taken", "keep", "refused", "away", "unreachable"


def is_supervised():
    """Whether there is anybody to tell."""
    return bool(_SOCKET or _NOTIFY_SOCKET)


def mark_agent_ready(name=None, details=None, **more):
    """The agent can do its work now. To be called when that is true, and never after a start that failed.

    details: what others should know, such as {"port": 7200, "health_port": 8200, "startup_time": 1.5}, or the same as
    keywords.
    """
    if not is_supervised():
        return False
    told = dict(details) if isinstance(details, dict) else {} if details is None else {"details": details}
    told.update(more)
    return _background().say(_Word(name, "ready", {"details": told} if told else {}))


def mark_agent_not_ready(name=None, reason="", **more):
    """The agent cannot do its work now, and why: for a while, or because it is about to end."""
    if not is_supervised():
        return False
    return _background().say(_Word(name, "not-ready", {"reason": _text(reason) or "it gave no reason"}))


def heartbeat(name=None, **more):
    """Says once that the agent lives. It need not be called: a thread does so every 10 s from the first word on."""
    if not is_supervised():
        return False
    return _background().beat(_Word(name, "heartbeat", {}))


def progress(what=None, name=None, **more):
    """The agent works on something and gets on with it: that tells a busy agent from one that hangs."""
    if not is_supervised():
        return False
    return _background().beat(_Word(name, "progress", {} if what is None else {"what": _text(what)}))


def start_heartbeat(interval=HEARTBEAT_SECONDS):
    """Heartbeats from now on: without a word before them, at another interval, or again after stop_heartbeat."""
    if is_supervised():
        _background().beat_every(float(interval))
    return is_supervised()


def stop_heartbeat():
    """No heartbeats from now on, for a program that sends them from the very loop that they are to vouch for."""
    if is_supervised():
        _background().beat_every(None)


class FencedOut(Exception):
    """An owner of a higher epoch has written there: this agent's group runs elsewhere, and it must not write any more.

    epoch: the agent's own, 0 when it has none; stored: the higher one.
    """

    def __init__(self, epoch, stored, where="here"):
        self.epoch, self.stored = epoch, stored
        Exception.__init__(
            self,
            "Epoch %d is refused: an owner in epoch %d has written %s. End this process: its group runs by a newer "
            "right." % (epoch, stored, where)
            if epoch
            else "An agent without an epoch is refused: an owner in epoch %d has written %s. If nothing that moves is to "
            "write there any more, take that epoch away." % (stored, where),
        )


class Fence:
    """Keeps who owned a group once from writing over who owns it now.

    Whatever several machines share bears the highest epoch that has written to it, and who has a lower one is refused. To
    compare and then to write is no fence: between the two anything may happen. Either the store itself compares as it
    writes, or the write happens while a fence file is held.
    """

    def __init__(self, epoch=None, what="The epoch"):
        self._epoch = epoch
        self._what = what

    @property
    def epoch(self):
        """In which the agent's group is owned; None for what cannot move. It stays the same while the process lives."""
        return self.number or None

    @property
    def number(self):
        """What is to stand beside that which is written: the epoch, and 0 for what cannot move."""
        return _epoch_of(self._epoch, self._what)

    def allows(self, stored):
        """Whether this agent may write to what bears that epoch: a number or its digits; None when it bears none."""
        return self.number >= _epoch_of(stored, "What is stored")

    def check(self, stored):
        """The same, for who wants to end there: raises FencedOut when it bears a higher one."""
        self._check(_epoch_of(stored, "What is stored"), "here")

    def hold(self, path, patience=HOLD_SECONDS):
        """with fence.hold(path): nobody else holds that file meanwhile, and afterwards nobody who has a lower epoch.

        path: of a file of its own, on a file system with locks that all machines see; one for each group. It is made when
        it is not there. Raises FencedOut when somebody of a higher epoch has held it, ValueError when something else stands
        in it, TimeoutError when others held it for as long as the patience. Flush what you write before the block ends.
        """
        return _Hold(self, path, patience)

    def _check(self, stored, where):
        if self.number < stored:
            raise FencedOut(self.number, stored, where)


class _Hold:
    """The epoch is written into the file that is locked and not put in its place: only of that file a network file system
    reads anew what others have written."""

    def __init__(self, fence, path, patience):
        self._fence, self._path, self._patience = fence, os.fspath(path), patience
        self._file = None

    def __enter__(self):
        self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            self._lock()
            stored = _epoch_of(os.pread(self._file, 64, 0), "What %s holds" % self._path)
            self._fence._check(stored, "under %s" % self._path)
            if stored < self._fence.number:
                self._write(self._fence.number)
        except BaseException:
            self._release()
            raise
        return self

    def __exit__(self, *_):
        self._release()

    def _lock(self):
        import fcntl

        until = time.monotonic() + self._patience
        while True:
            try:
                return fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= until:
                    # Not from the error before: that others hold it is what is said here.
                    raise TimeoutError(
                        "Others held %s for all of %g s. Nothing was written." % (self._path, self._patience)
                    ) from None
            time.sleep(HOLD_PAUSE_SECONDS)

    def _write(self, epoch):
        """A higher one than what it holds, so nothing of that is left behind it. It is on the disk when this returns."""
        text = b"%d\n" % epoch
        if os.pwrite(self._file, text, 0) != len(text):
            raise OSError("%s could not be written whole" % self._path)
        os.fsync(self._file)
        import errno

        folder = os.open(os.path.dirname(os.path.abspath(self._path)), os.O_RDONLY)
        try:
            os.fsync(folder)
        except OSError as problem:
            # There are file systems that flush no directories; those keep a new file's name by themselves.
            if problem.errno != errno.EINVAL:
                raise
        finally:
            os.close(folder)

    def _release(self):
        import fcntl

        file, self._file = self._file, None
        try:
            # Not only closed: a child that was forked meanwhile has it open, too.
            fcntl.flock(file, fcntl.LOCK_UN)
        finally:
            os.close(file)


def _epoch_of(value, what):
    """Epochs as they are written: digits. What is empty is 0, the epoch before all others."""
    text = value.decode("ascii", "replace") if isinstance(value, bytes) else "" if value is None else str(value)
    text = text.strip()
    if not text:
        return 0
    # Digits of ASCII only, of which isdigit alone is no proof.
    number = int(text) if text.isdigit() and text.isascii() and len(text.lstrip("0")) <= 19 else -1
    if not 0 <= number <= MOST_EPOCH:
        shown = " ".join(text.split())[:MOST_SHOWN]
        raise ValueError(
            "%s is '%s', which is no epoch (a whole number, 0 or above), so nothing is written." % (what, shown)
        )
    return number


# The process's own. A text that is no epoch is said when it is first asked for, not when this is imported.
fence = Fence(os.environ.get("SUPERVISOR_EPOCH"), "SUPERVISOR_EPOCH")


class _Word:
    def __init__(self, name, kind, body):
        self.agent = str(name) if name else _OWN_NAME
        self.kind = kind
        self.text = body.get("reason") or body.get("what") or ""
        # Now, and not when it is said again: the caller may change what it gave.
        self.body = self._written(body)

    def send(self):
        verdict = _post(self) if _SOCKET else _UNREACHABLE
        return _notify(self) if verdict == _UNREACHABLE and _NOTIFY_SOCKET else verdict

    def _written(self, body):
        """The word itself matters more than what comes with it, so what cannot be sent is left out."""
        if not body:
            return b"{}"
        import json

        try:
            # What JSON does not know is told as its text: a path, a date, a number of numpy's.
            written = json.dumps(body, default=str, allow_nan=False).encode("utf-8")
        except Exception as problem:  # a value's own code runs here, and may raise whatever it likes
            _complain(self, "its details are left out, they cannot be written as JSON: %s" % problem)
            return b"{}"
        if len(written) > MOST_BODY_BYTES:
            _complain(self, "its details are left out, they have more than %d bytes" % MOST_BODY_BYTES)
            return b"{}"
        return written


class _Background:
    """The last word that holds, and the thread that says it again if it did not arrive, and sends heartbeats."""

    def __init__(self):
        import threading

        self._threading = threading
        self._state = threading.Condition()
        # Words leave one after the other, so that an old one that is said again never overtakes a later one. Whoever handles a
        # signal may say something amid that.
        self._sending = threading.RLock()
        self._thread = None
        self._last = None
        self._is_due = False
        self._retry_after = FIRST_RETRY_SECONDS
        self._retry_at = 0.0
        self._interval = HEARTBEAT_SECONDS
        self._beat_at = time.monotonic() + HEARTBEAT_SECONDS

    def say(self, word):
        """For a word that holds until the next one."""
        with self._state:
            self._last, self._is_due = word, True
            self._retry_after = FIRST_RETRY_SECONDS
        verdict = self._say_last()
        self._run()
        return verdict in (_TAKEN, _KEEP)

    def beat(self, word):
        """For a word that means something only now. What is due comes before it."""
        with self._state:
            is_due = self._is_due
        verdict = self._say_last() if is_due else _TAKEN
        if verdict not in (_AWAY, _UNREACHABLE):
            verdict = self._send_beat(word)
        self._run()
        return verdict in (_TAKEN, _KEEP)

    def beat_every(self, interval):
        with self._state:
            self._interval = interval
            self._beat_at = time.monotonic()
        self._run()

    def _run(self):
        """Wakes the thread, and starts it the first time."""
        with self._state:
            if self._thread is not None:
                self._state.notify()
                return
            self._thread = self._threading.Thread(target=self._work, name="supervisor-agent", daemon=True)
            try:
                self._thread.start()
            except RuntimeError:
                # The interpreter ends, or the system has no thread to give now: the next word tries again.
                self._thread = None

    def _work(self):
        while True:
            is_due = self._wait()
            if is_due:
                self._say_last()
            else:
                self._send_beat(_Word(_OWN_NAME or (self._last.agent if self._last else ""), "heartbeat", {}))

    def _wait(self):
        """Until there is something to do. True: the last word is due again; False: a heartbeat is."""
        with self._state:
            while True:
                at = self._retry_at if self._is_due else self._beat_at if self._interval is not None else None
                pause = None if at is None else at - time.monotonic()
                if pause is not None and pause <= 0:
                    return self._is_due
                self._state.wait(pause)

    def _say_last(self):
        with self._sending:
            word = None
            # Again, when a later one was said amid that: by whoever handles a signal in this very thread.
            while word is not self._last:
                word = self._last
                verdict = word.send()
        with self._state:
            self._beat_at = time.monotonic() + (self._interval or 0)
            if self._last is word:
                self._is_due = verdict not in (_TAKEN, _REFUSED)
                self._plan_retry()
        return verdict

    def _send_beat(self, word):
        with self._sending:
            verdict = word.send()
        with self._state:
            self._beat_at = time.monotonic() + (self._interval or 0)
            if verdict in (_AWAY, _UNREACHABLE) and self._last is not None:
                # Whoever comes back may not know the last word any more.
                self._is_due = True
                self._plan_retry()
        return verdict

    def _plan_retry(self):
        self._retry_at = time.monotonic() + self._retry_after
        self._retry_after = min(self._retry_after * 2, LAST_RETRY_SECONDS) if self._is_due else FIRST_RETRY_SECONDS


_the_background = None


def _background():
    global _the_background
    if _the_background is None:
        _the_background = _Background()
    return _the_background


def _forget():
    """A forked child has neither its parent's thread nor its word, and must not wait for its locks."""
    global _the_background
    _the_background = None


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)


def _text(value):
    # A file name that is no text has halves of characters, which nobody could send.
    return " ".join(str(value).split())[:MOST_TEXT].encode("utf-8", "replace").decode("utf-8")


def _post(word):
    import socket

    try:
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    except (OSError, AttributeError):
        return _UNREACHABLE
    with connection:
        try:
            connection.settimeout(ANSWER_SECONDS)
            connection.connect(_SOCKET)
        except OSError:
            return _UNREACHABLE
        try:
            connection.sendall(_request(word))
            status, body = _answer(connection)
        except (OSError, ValueError):
            return _AWAY
    if status == 200:
        return _TAKEN
    if status == 202:
        return _KEEP
    if status >= 500:
        return _AWAY
    _complain(word, _sentences(body))
    return _REFUSED


def _request(word):
    incarnation = "Supervisor-Incarnation: %s\r\n" % _INCARNATION if _INCARNATION else ""
    head = (
        "POST /v1/agents/%s/%s HTTP/1.1\r\nHost: supervisor\r\nConnection: close\r\n%s"
        "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n"
    ) % (_quoted(word.agent), word.kind, incarnation, len(word.body))
    return head.encode("ascii") + word.body


def _quoted(name):
    """As urllib.parse.quote, which takes longer to import than all of this file."""
    return "".join(
        chr(byte) if chr(byte).isalnum() and byte < 128 or byte in b"-_.~" else "%%%02X" % byte
        for byte in name.encode("utf-8")
    )


def _answer(connection):
    until = time.monotonic() + ANSWER_SECONDS
    answer = b""
    while True:
        # A whole answer is given up late rather than one that comes in drops.
        connection.settimeout(max(0.001, until - time.monotonic()))
        part = connection.recv(65536)
        if not part:
            break
        answer += part
    head, _, body = answer.partition(b"\r\n\r\n")
    return int(head.split(b" ", 2)[1] if head.startswith(b"HTTP/1.1 ") else b"none"), body


def _sentences(body):
    try:
        import json

        error = json.loads(body.decode("utf-8"))
        return " ".join(part for part in (error["message"], error["why"], error["remedy"]) if part)
    except (ValueError, KeyError, TypeError):
        return "It was refused."


_complained = set()


def _complain(word, text):
    """Once each, where the agent's log is: that a word is refused is a mistake that somebody has to see."""
    complaint = "supervisor_agent: %s of %s: %s\n" % (word.kind, word.agent, text)
    if complaint in _complained or len(_complained) >= MOST_COMPLAINTS:
        return
    _complained.add(complaint)
    try:
        sys.stderr.write(complaint)
    except (OSError, ValueError, AttributeError):
        # There is no standard error, or it is closed: then nobody listens there.
        pass


def _notify(word):
    """The same in systemd's protocol. It has no answers: that it was sent is all that can be known."""
    line = {
        "ready": "READY=1",
        "not-ready": "X_SUPERVISOR_NOT_READY=",
        "heartbeat": "WATCHDOG=1",
        "progress": "X_SUPERVISOR_PROGRESS=",
    }[word.kind] + word.text
    path = "\0" + _NOTIFY_SOCKET[1:] if _NOTIFY_SOCKET.startswith("@") else _NOTIFY_SOCKET
    try:
        import socket

        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as connection:
            connection.settimeout(ANSWER_SECONDS)
            connection.sendto(line.encode("utf-8")[:MOST_NOTIFIED_BYTES], path)
        return _TAKEN
    except (OSError, AttributeError):
        return _UNREACHABLE
