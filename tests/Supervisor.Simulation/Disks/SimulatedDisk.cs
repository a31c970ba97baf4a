using Supervisor.Actors.Systems;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Disks;

/// <summary>
/// A machine's disk as a server: each request takes time, and its answer goes to the daemon that asked only while that
/// daemon lives. What a daemon had written stays when it dies; what was not flushed may go when the machine loses power.
/// </summary>
internal sealed class SimulatedDisk(WorldClock clock, SeededChance chance, Rarities rarities)
{
    internal const string Suspended = "a request to the disk of a suspended machine";

    private static readonly TimeSpan SlowDown = TimeSpan.FromMilliseconds(800);

    private readonly SortedDictionary<string, SimulatedFile> _files = new(StringComparer.Ordinal);
    private readonly List<Action> _hanging = [];
    private int _faults;
    private bool _isAsleep;

    internal DiskFault Fault { get; private set; }

    /// <summary>Called once, when something was asked of the disk and is under way.</summary>
    internal Action? OnceAsked { get; set; }

    internal bool HasUnflushed => _files.Values.Any(static file => file.HasUnflushed);

    internal SimulatedFile File(string name)
    {
        if (!_files.TryGetValue(name, out var file))
        {
            file = new SimulatedFile();
            _files.Add(name, file);
        }

        return file;
    }

    /// <summary>Carries out a request after the time that it takes.</summary>
    internal void Request(TimeSpan typical, Action carryOut)
    {
        clock.After(Latency(typical), () => Now(carryOut));
        var onceAsked = OnceAsked;
        OnceAsked = null;
        onceAsked?.Invoke();
    }

    /// <summary>Gives the fault's number: another may take its place before it is over.</summary>
    internal int Break(DiskFault fault)
    {
        Mend();
        Fault = fault;
        return ++_faults;
    }

    internal void MendIfStill(int number)
    {
        if (number == _faults)
        {
            Mend();
        }
    }

    internal void Mend()
    {
        Fault = DiskFault.None;
        Resume();
    }

    /// <summary>The machine is suspended: what was asked of its disk waits.</summary>
    internal void FallAsleep() => _isAsleep = true;

    internal void WakeUp()
    {
        _isAsleep = false;
        Resume();
    }

    private void Resume()
    {
        if (_isAsleep || Fault == DiskFault.Hung)
        {
            return;
        }

        var hanging = _hanging.ToArray();
        _hanging.Clear();
        foreach (var request in hanging)
        {
            request();
        }
    }

    /// <summary>Gives how writes were torn.</summary>
    internal Tears LosePower()
    {
        // Requests that hung in the machine's queue are gone with it.
        _hanging.Clear();
        var tears = Tears.None;
        foreach (var file in _files.Values)
        {
            tears |= file.LosePower(chance);
        }

        return tears;
    }

    internal IReadOnlyDictionary<string, byte[]> Backup() =>
        _files.ToDictionary(static file => file.Key, static file => file.Value.Backup(), StringComparer.Ordinal);

    internal void Restore(IReadOnlyDictionary<string, byte[]> backup)
    {
        foreach (var (name, file) in _files)
        {
            file.Restore(backup.GetValueOrDefault(name) ?? []);
        }
    }

    private void Now(Action carryOut)
    {
        if (_isAsleep)
        {
            rarities.Reached(Suspended);
        }

        if (_isAsleep || Fault == DiskFault.Hung)
        {
            _hanging.Add(carryOut);
        }
        else
        {
            carryOut();
        }
    }

    private TimeSpan Latency(TimeSpan typical)
    {
        var latency = typical * (0.5 + chance.Next());
        return Fault == DiskFault.Slow ? latency + (SlowDown * chance.Next()) : latency;
    }
}
