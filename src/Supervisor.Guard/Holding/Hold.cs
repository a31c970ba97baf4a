using Supervisor.Contracts.Guarding.Holding;
using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Guard.Hosting;
using Supervisor.Guard.Looping;
using Supervisor.Guard.Native;
using Supervisor.Guard.Processes;
using Supervisor.Guard.Workloads;

namespace Supervisor.Guard.Holding;

/// <summary>
/// One container on a leash, until its run ends or somebody lets go of it. Past the deadline it stays, and kills whatever
/// shows up of the container: an engine that hung may start it only then.
/// </summary>
internal sealed class Hold
{
    private readonly HoldParts _parts;
    private readonly Action<Hold> _ended;
    private readonly ContainerTree _tree;
    private readonly Pursuit _pursuit;

    private ProcessHold? _first;
    private Watched _watch;
    private Deadline? _leash;
    private string? _unwritten;

    /// <param name="ended">Its run has ended before the deadline, and its leash with it.</param>
    public Hold(HoldRecord record, HoldParts parts, Action<Hold> ended)
    {
        (Record, _parts, _ended) = (record, parts, ended);
        _tree = new ContainerTree(record.Container, parts.Cgroups);
        _pursuit = new Pursuit(parts.Loop, Pursue);
    }

    public HoldRecord Record { get; private set; }

    /// <summary>Past the deadline: there was nothing left of it when it was looked at last.</summary>
    public bool IsGone { get; private set; }

    public HeldContainer Status =>
        new(
            Record.Name,
            Record.Container,
            Record.State,
            Record.Leash,
            Record.Process,
            IsGone,
            _unwritten is { } why ? [$"Its leash is not on disk, and would be lost with this guard: {why}"] : []
        );

    /// <summary>As asked, from now on; the end of the process is the leash's end.</summary>
    /// <param name="first">Its first process, held; null when it is not known or was told before.</param>
    public void Take(HoldRequest asked, ProcessHold? first)
    {
        var held = HoldRules.Held(Record, asked);
        var isNew = held != Record;
        Record = held;
        Watch(first);
        Begin();
        if (isNew)
        {
            Save();
        }
    }

    /// <summary>What the guard before held.</summary>
    public void Resume(ProcessHold? first)
    {
        Watch(first);
        Begin();
    }

    /// <summary>It is no more to be held; whatever of it runs, runs on.</summary>
    public void Release()
    {
        LetGo();
        _leash?.Cancel();
        _pursuit.End();
        _parts.Records.Delete(Record.Ticket);
    }

    public void Save()
    {
        var before = _unwritten;
        _unwritten = _parts.Records.Write(Record.Ticket, Record);
        if (_unwritten is { } why && before is null)
        {
            GuardLog.Write($"The leash of {Record.Name} is not on disk, and would be lost with this guard: {why}");
        }
    }

    private void Watch(ProcessHold? first)
    {
        if (first is not null)
        {
            _first = first;
            _watch = _parts.Loop.Watch(first.Descriptor, LibcPolling.Readable, _ => FirstEnded());
        }
    }

    private void Begin()
    {
        _leash?.Cancel();
        if (Record.State == HoldStates.Expired)
        {
            _pursuit.BeginNow();
        }
        else if (LeashRules.HasPassed(Record.Leash, BootClock.Now))
        {
            Expire();
        }
        else
        {
            _leash = _parts.Loop.At(Record.Leash.Nanoseconds, Expire);
        }
    }

    private void FirstEnded()
    {
        LetGo();
        if (Record.State == HoldStates.Expired)
        {
            _pursuit.BeginNow();
            return;
        }

        Release();
        _ended(this);
        _parts.News.Publish(EventKinds.HoldEnded, held: Status);
    }

    /// <summary>Kills first, and only then says and writes that it did.</summary>
    private void Expire()
    {
        _tree.Kill(Record.Process);
        Record = HoldRules.Expired(Record);
        Save();
        _parts.News.Publish(EventKinds.LeashExpired, held: Status);
        _pursuit.BeginNow();
    }

    private void Pursue()
    {
        _tree.Kill(Record.Process);
        var left = _tree.Left();
        if (left.Count == 0 && !IsGone)
        {
            IsGone = true;
            _parts.News.Publish(EventKinds.HoldEnded, held: Status);
        }
        else if (left.Count > 0 && IsGone)
        {
            IsGone = false;
            GuardLog.Write($"The container of {Record.Name} was started past its leash; it is killed.");
        }

        _pursuit.Again(left, notAfter: null);
    }

    private void LetGo()
    {
        if (_first is { } first)
        {
            _parts.Loop.Unwatch(_watch);
            first.Dispose();
            _first = null;
        }
    }
}
