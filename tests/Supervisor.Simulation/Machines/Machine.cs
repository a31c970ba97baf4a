using Supervisor.Node.Composition;
using Supervisor.Simulation.Disks;
using Supervisor.Simulation.Journals;
using Supervisor.Simulation.Workloads;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Machines;

/// <summary>One machine: a clock and a disk that stay, and the daemon that runs on it now, if one does.</summary>
internal sealed class Machine
{
    internal const string TrimOwed = "a crash between a snapshot and the trim after it";

    private readonly IBoot _boot;
    private readonly SortedSet<int> _orderlyStops = [];
    private Action<bool>? _onStopped;

    internal Machine(Universe universe, string name, IBoot boot)
    {
        // Quartz in PCs is off by some tens of parts per million; a broken one by much more.
        const double WorstDrift = 0.005;
        Universe = universe;
        Name = name;
        _boot = boot;
        Clock = new MachineClock(universe.Clock, WorstDrift * ((2 * universe.Chance.Next()) - 1));
        Disk = new SimulatedDisk(universe.Clock, universe.Chance);
        Journal = new DurableJournal(JournalFile);
    }

    internal Universe Universe { get; }

    internal string Name { get; }

    internal MachineClock Clock { get; }

    internal SimulatedDisk Disk { get; }

    internal SimulatedFile JournalFile => Disk.File("journal");

    /// <summary>What the journal's file holds for good.</summary>
    internal DurableJournal Journal { get; }

    /// <summary>Until then, what the store did is not answered.</summary>
    internal TimeSpan LosesRepliesUntil { get; set; }

    /// <summary>The streams that are written to, between the call of a commit and its answer.</summary>
    internal IReadOnlyCollection<string> StreamsInFlight { get; set; } = [];

    /// <summary>How often its disk was put back to an old copy: what it said before counts no more.</summary>
    internal int TimesPutBack { get; private set; }

    /// <summary>How often a daemon was started; the last start has this number.</summary>
    internal int Starts { get; private set; }

    /// <summary>The numbers of the starts of which an orderly stop was asked for.</summary>
    internal IReadOnlySet<int> OrderlyStops => _orderlyStops;

    internal Daemon? Daemon { get; private set; }

    internal NodeComposition? Node { get; private set; }

    internal void StartDaemon()
    {
        var daemon = new Daemon(Universe, $"{Name}.{++Starts}");
        Universe.Trace.Add($"{daemon.Name} starts");
        Daemon = daemon;
        Node = _boot.Compose(this, daemon);
        _boot.Populate(this, daemon);
    }

    /// <summary>SIGKILL: the process is gone, what it wrote is with the operating system.</summary>
    internal void KillDaemon()
    {
        if (Daemon is not null && Journal.Content.IsTrimOwed(Journaling.EventsKept))
        {
            Universe.Rarities.Reached(TrimOwed);
        }

        End(wasCutOff: true);
    }

    /// <summary>SIGTERM: the daemon ends in its own time, unless something else ends it before.</summary>
    internal void StopInOrder(Action<bool> onStopped)
    {
        if (Daemon is not { } daemon || Node is not { } node || !_orderlyStops.Add(Starts))
        {
            return;
        }

        _onStopped = onStopped;
        var stopping = node.StopAsync();
        stopping
            .GetAwaiter()
            .OnCompleted(() =>
            {
                Universe.Trace.Add($"{daemon.Name} has stopped: {stopping.Result}");
                if (Daemon == daemon)
                {
                    End(wasCutOff: false);
                }
            });
    }

    private void End(bool wasCutOff)
    {
        Daemon?.Kill();
        Daemon = null;
        Node = null;
        StreamsInFlight = [];
        var onStopped = _onStopped;
        _onStopped = null;
        onStopped?.Invoke(wasCutOff);
    }

    internal void PutBack(IReadOnlyDictionary<string, byte[]> backup)
    {
        LosePower();
        Disk.Restore(backup);
        Journal.StartOver();
        TimesPutBack++;
    }

    internal void LosePower()
    {
        if (Disk.HasUnflushed)
        {
            Universe.Rarities.Reached("power lost with unflushed bytes");
        }

        KillDaemon();
        if (Disk.LosePower())
        {
            Universe.Rarities.Reached("a write torn by a power cut");
        }
    }
}
