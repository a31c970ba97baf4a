using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Guard.Cgroups;
using Supervisor.Guard.Hosting;
using Supervisor.Guard.Looping;
using Supervisor.Guard.Native;
using Supervisor.Guard.Processes;
using Supervisor.Guard.Storage;
using Supervisor.Guard.Trees;

namespace Supervisor.Guard.Workloads;

/// <summary>One workload from its start, or adoption, until nothing of it is left.</summary>
internal sealed class Workload
{
    private readonly GuardParts _parts;
    private readonly IProcessTree _tree;
    private readonly Pursuit _pursuit;

    private ProcessHold? _leader;
    private Watched _leaderWatch;
    private NotificationPipe? _pipe;
    private Deadline? _leash;

    public Workload(WorkloadRecord record, GuardParts parts)
    {
        (Record, _parts) = (record, parts);
        _tree = ProcessTrees.Of(record);
        _pursuit = new Pursuit(parts.Loop, Pursue);
    }

    public WorkloadRecord Record { get; private set; }

    public WorkloadStatus Status => Record.ToStatus();

    /// <summary>From now on its end is noticed, its deadlines hold, its line is heard and its log is kept short.</summary>
    public void Watch(ProcessHold leader)
    {
        _leader = leader;
        _leaderWatch = _parts.Loop.Watch(leader.Descriptor, LibcPolling.Readable, _ => LeaderEnded());
        _pipe = Record.HasPipe ? NotificationPipe.Open(_parts.PipeOf(Record.Ticket), _parts.Loop, Notified) : null;
        _parts.Logs.Use(Record.Output);
        SetLeash();
        if (Record.KillAt is { } killAt)
        {
            _pursuit.BeginAt(killAt);
        }
    }

    /// <summary>Its first process was found gone by a guard that never saw it run.</summary>
    public void LeaderFoundGone()
    {
        _parts.Logs.Use(Record.Output);
        LeaderEnded(WaitStatus.Unknown);
    }

    public void Stop(StopRequest request)
    {
        var grace = TimeSpan.FromMilliseconds(Math.Clamp(request.GraceMs, 0, int.MaxValue));
        Record = WorkloadRules.AskedToStop(Record, BootClock.After(grace).Nanoseconds);
        if (_leader is not null && grace > TimeSpan.Zero)
        {
            LibcProcesses.Kill(-Record.Pid!.Value, request.Signal);
        }

        _pursuit.BeginAt(Record.KillAt!.Value);
        Save();
        Tell(EventKinds.Stopping);
    }

    public void Signal(int signal) => _leader?.Signal(signal);

    public void MoveLeash(BootTime asked)
    {
        var moved = LeashRules.Move(Record.Leash, asked);
        if (moved != Record.Leash)
        {
            Record = Record with { Leash = moved };
            SetLeash();
            Save();
        }
    }

    private void SetLeash()
    {
        _leash?.Cancel();
        _leash = Record.Leash is { } leash ? _parts.Loop.At(leash.Nanoseconds, LeashExpired) : null;
    }

    /// <summary>Kills first, and only then says and writes that it did.</summary>
    private void LeashExpired()
    {
        _tree.Kill();
        Record = WorkloadRules.LeashExpired(Record, BootClock.Now);
        _pursuit.BeginAt(Record.KillAt!.Value);
        Save();
        Tell(EventKinds.LeashExpired);
    }

    private void Notified(string line)
    {
        Record = Record with { Notification = line };
        Save();
        Tell(EventKinds.Notified);
    }

    private void LeaderEnded() =>
        LeaderEnded(Record.Adopted ? WaitStatus.Unknown : _parts.Reaper.Take(Record.Pid!.Value));

    private void LeaderEnded(WaitStatus status)
    {
        Release();
        Record = WorkloadRules.LeaderEnded(Record, status, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        if (_tree.Members().Count == 0)
        {
            Finish();
            return;
        }

        // What the first process leaves behind has the grace that it had itself: all of it, some, or none.
        Save();
        _pursuit.BeginNow();
    }

    /// <summary>One round of killing what is left, or of seeing whether it goes by itself while there is grace.</summary>
    private void Pursue()
    {
        _parts.Reaper.TakeOrphans();
        var left = _leader is null ? _tree.Members() : [Record.Pid!.Value];
        if (left.Count == 0)
        {
            Finish();
            return;
        }

        if (_leader is not null || BootClock.Now >= (Record.KillAt ?? 0))
        {
            Record = _leader is null ? Record with { Leftovers = Math.Max(Record.Leftovers, left.Count) } : Record;
            _tree.Kill();
        }

        _pursuit.Again(left, notAfter: Record.KillAt);
    }

    /// <summary>Clears away last: meanwhile the daemon writes the exit down, and nothing that it starts waits for this.</summary>
    private void Finish()
    {
        _pursuit.End();
        _parts.Reaper.TakeOrphans();
        Record = WorkloadRules.Exited(Record, CgroupSetup.RanOutOfMemory(Record.Cgroups));
        Save();
        Tell(EventKinds.Exited);
        CgroupSetup.Remove(Record.Cgroups);
        _parts.Logs.Release(Record.Output);
        File.Delete(_parts.PipeOf(Record.Ticket));
    }

    private void Release()
    {
        if (_leader is { } leader)
        {
            _parts.Loop.Unwatch(_leaderWatch);
            leader.Dispose();
            _leader = null;
        }

        _leash?.Cancel();
        _pipe?.Dispose();
        _pipe = null;
    }

    private void Save()
    {
        if (_parts.Records.Write(Record) is { } why)
        {
            GuardLog.Write($"The state of {Record.Name} is not on disk, and would be lost with this guard: {why}");
        }
    }

    private void Tell(string kind) => _parts.News.Publish(kind, Status);
}
