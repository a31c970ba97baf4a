using Supervisor.Node.Composition;
using Supervisor.Simulation.Disks;
using Supervisor.Simulation.Hosts;
using Supervisor.Simulation.Journals;
using Supervisor.Simulation.Workloads;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Machines;

/// <summary>One machine: a clock and a disk that stay, and the daemon that runs on it now, if one does.</summary>
internal sealed class Machine
{
    internal const string TrimOwed = "a crash between a snapshot and the trim after it";

    internal const string EpochsRise = "an older writer never writes behind a newer one";

    private readonly List<Daemon> _deposed = [];
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
        Kernel = new SimulatedKernel(universe, name, Clock);
        Disk = new SimulatedDisk(universe.Clock, universe.Chance, universe.Rarities);
        Journal = new DurableJournal(JournalFile, what => universe.Violate(EpochsRise, $"{name}: {what}"));
    }

    internal Universe Universe { get; }

    internal string Name { get; }

    internal MachineClock Clock { get; }

    /// <summary>What runs on it beside its daemons.</summary>
    internal SimulatedKernel Kernel { get; }

    internal SimulatedDisk Disk { get; }

    internal SimulatedFile JournalFile => Disk.File("journal");

    /// <summary>What the journal's file holds for good.</summary>
    internal DurableJournal Journal { get; }

    /// <summary>Until then, what the store did is not answered.</summary>
    internal TimeSpan LosesRepliesUntil { get; set; }

    /// <summary>Called once, when a daemon has written to the disk and not yet asked for the flush.</summary>
    internal Action<Daemon>? OnceWritten { get; set; }

    /// <summary>The stream that the world has damaged on the disk; null when none is.</summary>
    internal string? DamagedStream { get; set; }

    /// <summary>How often its disk was put back to an old copy: what it said before counts no more.</summary>
    internal int TimesPutBack { get; private set; }

    /// <summary>How often a daemon was started; the last start has this number.</summary>
    internal int Starts { get; private set; }

    /// <summary>The numbers of the starts of which an orderly stop was asked for.</summary>
    internal IReadOnlySet<int> OrderlyStops => _orderlyStops;

    internal Daemon? Daemon { get; private set; }

    internal NodeComposition? Node { get; private set; }

    /// <summary>Daemons that still live although another was started on their data, and then the one that was.</summary>
    internal IReadOnlyList<Daemon> Processes => Daemon is { } daemon ? [.. _deposed, daemon] : _deposed;

    internal void StartDaemon()
    {
        var daemon = new Daemon(Universe, $"{Name}.{++Starts}");
        Universe.Trace.Add($"{daemon.Name} starts");
        Daemon = daemon;
        Node = _boot.Compose(this, daemon);
        _boot.Populate(this, daemon);
    }

    /// <summary>
    /// Starts another daemon beside the one that runs: somebody has removed the lock of the data directory, or put it on a
    /// file system that keeps none.
    /// </summary>
    internal void StartSecondDaemon()
    {
        if (Daemon is { } first)
        {
            first.Depose();
            _deposed.Add(first);
        }

        StartDaemon();
    }

    /// <summary>A daemon has written, and may be stopped before it asks for the flush.</summary>
    internal void OnWritten(Daemon daemon)
    {
        var onceWritten = OnceWritten;
        OnceWritten = null;
        onceWritten?.Invoke(daemon);
    }

    /// <summary>The process exits by itself.</summary>
    internal void OnExit(Daemon daemon)
    {
        if (_deposed.Remove(daemon))
        {
            daemon.Kill();
        }
        else
        {
            KillDaemon();
        }
    }

    /// <summary>SIGKILL: the process is gone, what it wrote is with the operating system.</summary>
    internal void KillDaemon()
    {
        if (Daemon is not null && Journal.Index.IsTrimOwed(Journaling.EventsKept))
        {
            Universe.Rarities.Reached(TrimOwed);
        }

        End(wasCutOff: true);
    }

    /// <summary>SIGTERM: the daemon ends in its own time, unless something else ends it before.</summary>
    internal void StopInOrder(Action<bool> onStopped)
    {
        if (Daemon is not { IsLeaving: false } daemon || Node is not { } node)
        {
            return;
        }

        daemon.IsLeaving = true;
        _orderlyStops.Add(Starts);
        _onStopped = onStopped;
        _boot.TakeLeave(this, daemon, () => Stop(daemon, node));
    }

    private void Stop(Daemon daemon, NodeComposition node) =>
        node.StopAsync()
            .Then(end =>
            {
                Universe.Trace.Add($"{daemon.Name} has stopped: {end}");
                if (Daemon == daemon)
                {
                    End(wasCutOff: false);
                }
            });

    private void End(bool wasCutOff)
    {
        Daemon?.Kill();
        Daemon = null;
        Node = null;
        var onStopped = _onStopped;
        _onStopped = null;
        onStopped?.Invoke(wasCutOff);
    }

    internal void PutBack(IReadOnlyDictionary<string, byte[]> backup)
    {
        LosePower();
        Disk.Restore(backup);
        Journal.StartOver();
        DamagedStream = null;
        TimesPutBack++;
    }

    internal void LosePower()
    {
        PowerLoss.Note(this);
        _deposed.ForEach(static daemon => daemon.Kill());
        _deposed.Clear();
        KillDaemon();
        Kernel.LosePower();
        PowerLoss.Note(Universe.Rarities, Disk.LosePower());
    }
}
