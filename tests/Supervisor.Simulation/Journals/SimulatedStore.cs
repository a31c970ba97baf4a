using Supervisor.Journal.Stores;
using Supervisor.Simulation.Machines;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Simulation.Journals;

/// <summary>The twin of the SQLite file: a log on a simulated disk.</summary>
internal sealed class SimulatedStore(Machine machine, Daemon daemon, SimulatedLog log, StoreWriter writer)
    : IJournalStore
{
    private static readonly TimeSpan OpenTime = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan ReadTime = TimeSpan.FromMilliseconds(0.2);

    private readonly CallQueue _calls = new(daemon);
    private readonly StoreFaults _faults = new(machine);
    private long _epoch;

    internal static SimulatedStore On(Machine machine, Daemon daemon)
    {
        var log = new SimulatedLog(machine.JournalFile, new LogReader(), machine.Universe.Rarities);
        return new SimulatedStore(machine, daemon, log, new StoreWriter(machine, daemon, log));
    }

    public Task<OpenOutcome> OpenAsync(OpenRequest request) =>
        _calls.Call<OpenOutcome>(answer => Ask(OpenTime, () => Open(request, answer)));

    public Task<CommitOutcome> CommitAsync(IReadOnlyList<StreamAppend> appends) =>
        _calls.Call<CommitOutcome>(answer =>
        {
            daemon.Traffic.StreamsInFlight = [.. appends.Select(static append => append.Stream)];
            writer.Save(
                StoreFaults.Commit,
                static () => null,
                () => log.WriteGroup(_epoch, appends),
                (status, reason) =>
                {
                    daemon.Traffic.StreamsInFlight = [];
                    answer(Committed(status, reason));
                }
            );
        });

    public Task<ReadOutcome> ReadAsync(string stream) =>
        Read(() =>
        {
            var read = log.Read(stream);
            if (read.Snapshot is not null)
            {
                machine.Universe.Rarities.Reached(StoreFaults.FromSnapshot);
            }

            return read;
        });

    public Task<ReadOutcome> ReadEventsAsync(string stream, long afterVersion) =>
        Read(() => log.ReadEvents(stream, afterVersion));

    public Task<StoreOutcome> SaveSnapshotAsync(string stream, Snapshot snapshot) =>
        Upkeep(
            StoreFaults.Snapshot,
            () =>
                StoreRules.WhyNoSnapshot(stream, log.Index.Of(stream).Version, log.Index.SnapshotOf(stream), snapshot),
            () => log.WriteSnapshot(_epoch, stream, snapshot)
        );

    public Task<StoreOutcome> TrimAsync(string stream, long throughVersion) =>
        Upkeep(
            StoreFaults.Trim,
            () => StoreRules.WhyNoTrim(stream, log.Index.SnapshotOf(stream), throughVersion),
            () => log.WriteTrim(_epoch, stream, throughVersion)
        );

    public Task<SizeOutcome> MeasureAsync() =>
        _calls.Call<SizeOutcome>(answer => answer(SizeOutcome.Measured(log.Index.Bytes, 0)));

    public Task CloseAsync() => _calls.Call<bool>(static answer => answer(true));

    private void Open(OpenRequest request, Action<OpenOutcome> answer)
    {
        if (_faults.WhyUnreadable() is { } unreadable)
        {
            answer(OpenOutcome.Unavailable(unreadable));
        }
        else if (log.Load() is { } damage)
        {
            machine.Universe.Rarities.Reached(StoreFaults.RefusedForDamage);
            answer(OpenOutcome.Unusable(damage));
        }
        else if (request.IsClaim)
        {
            Claim(request, answer);
        }
        else
        {
            answer(log.Index.Writer == request.Writer ? Opened() : OpenOutcome.Fenced(StoreRules.FencedReason));
        }
    }

    // In the same moment in which the log was read: nobody can have written in between.
    private void Claim(OpenRequest request, Action<OpenOutcome> answer) =>
        writer.SaveNow(
            StoreFaults.Claim,
            static () => null,
            () => log.WriteClaim(request.Writer),
            (status, reason) => answer(status == SaveStatus.Saved ? Opened() : OpenOutcome.Unavailable(reason))
        );

    private OpenOutcome Opened()
    {
        if (_faults.WhyNoReply(StoreFaults.Open) is { } lost)
        {
            return OpenOutcome.Unavailable(lost);
        }

        _epoch = log.Index.Epoch;
        return OpenOutcome.Opened(_epoch, log.Index.Versions);
    }

    private Task<ReadOutcome> Read(Func<ReadOutcome> read) =>
        _calls.Call<ReadOutcome>(answer =>
            Ask(
                ReadTime,
                () => answer(_faults.WhyUnreadable() is { } reason ? ReadOutcome.Unavailable(reason) : read())
            )
        );

    private Task<StoreOutcome> Upkeep(string call, Func<string?> whyNot, Action write) =>
        _calls.Call<StoreOutcome>(answer =>
            writer.Save(
                call,
                whyNot,
                write,
                (status, reason) =>
                    answer(status == SaveStatus.Saved ? StoreOutcome.Success : StoreOutcome.Failed(reason))
            )
        );

    // What a process that is gone had asked for nobody carries out.
    private void Ask(TimeSpan typical, Action carryOut) =>
        machine.Disk.Request(
            typical,
            () =>
            {
                if (daemon.IsAlive)
                {
                    carryOut();
                }
            }
        );

    private static CommitOutcome Committed(SaveStatus status, string reason) =>
        status switch
        {
            SaveStatus.Saved => CommitOutcome.Success,
            SaveStatus.Fenced => CommitOutcome.Fenced(reason),
            SaveStatus.Refused => CommitOutcome.Failed(reason),
            _ => CommitOutcome.Unknown(reason),
        };
}
