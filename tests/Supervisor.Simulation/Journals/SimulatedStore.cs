using Supervisor.Journal.Stores;
using Supervisor.Simulation.Machines;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Simulation.Journals;

/// <summary>
/// The twin of the SQLite file: a log of checksummed records on a simulated disk. A commit is a write and a flush, each
/// of which takes its time, and between which anything may happen.
/// </summary>
internal class SimulatedStore(Machine machine, Daemon daemon) : IJournalStore
{
    internal const string FromSnapshot = "a recovery from a snapshot";

    private static readonly TimeSpan OpenTime = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan WriteTime = TimeSpan.FromMilliseconds(0.2);
    private static readonly TimeSpan FlushTime = TimeSpan.FromMilliseconds(2);

    // As the one thread of a real store: a call waits until the one before has ended, however long that hangs.
    private readonly Queue<Action> _waiting = new();
    private LogContent _content = new();
    private bool _isBusy;
    private int _end;

    public Task<OpenOutcome> OpenAsync(OpenRequest request) =>
        Call<OpenOutcome>(answer =>
            machine.Disk.Request(
                OpenTime,
                () =>
                {
                    Load();
                    Open(request, answer);
                }
            )
        );

    public Task<CommitOutcome> CommitAsync(IReadOnlyList<StreamAppend> appends) =>
        Call<CommitOutcome>(answer =>
        {
            if (IsFenced())
            {
                answer(CommitOutcome.Fenced(StoreRules.FencedReason));
                return;
            }

            machine.StreamsInFlight = [.. appends.Select(static append => append.Stream)];
            Save(
                LogContent.OfGroup(appends),
                () => answer(Reply()),
                reason =>
                {
                    machine.StreamsInFlight = [];
                    answer(CommitOutcome.Failed(reason));
                }
            );
        });

    public Task<ReadOutcome> ReadAsync(string stream) =>
        Call<ReadOutcome>(answer => machine.Disk.Request(WriteTime, () => answer(Found(_content.Read(stream)))));

    public Task<ReadOutcome> ReadEventsAsync(string stream, long afterVersion) =>
        Call<ReadOutcome>(answer =>
            machine.Disk.Request(WriteTime, () => answer(ReadOutcome.Read(null, _content.After(stream, afterVersion))))
        );

    public Task<StoreOutcome> SaveSnapshotAsync(string stream, Snapshot snapshot) =>
        Upkeep(
            () =>
                StoreRules.WhyNoSnapshot(
                    stream,
                    _content.VersionOf(stream),
                    _content.SnapshotOf(stream)?.Version,
                    snapshot
                ),
            () => LogContent.OfSnapshot(stream, snapshot)
        );

    public Task<StoreOutcome> TrimAsync(string stream, long throughVersion) =>
        Upkeep(
            () => StoreRules.WhyNoTrim(stream, _content.SnapshotOf(stream)?.Version, throughVersion),
            () => LogContent.OfTrim(stream, throughVersion)
        );

    public Task<SizeOutcome> MeasureAsync() =>
        Call<SizeOutcome>(answer => answer(SizeOutcome.Measured(_content.Bytes, 0)));

    public Task CloseAsync() => Call<bool>(answer => answer(true));

    /// <summary>What must happen between the bytes' being written and the answer.</summary>
    protected virtual void MakeDurable(Action onDurable) =>
        machine.Disk.Request(
            FlushTime,
            () =>
            {
                machine.JournalFile.Flush();
                onDurable();
            }
        );

    private void Open(OpenRequest request, Action<OpenOutcome> answer)
    {
        if (!request.IsClaim)
        {
            var isMine = _content.Writer == request.Writer;
            answer(
                isMine
                    ? OpenOutcome.Opened(_content.Epoch, _content.Versions)
                    : OpenOutcome.Fenced(StoreRules.FencedReason)
            );
            return;
        }

        Save(
            LogContent.OfClaim(request.Writer),
            () => answer(OpenOutcome.Opened(_content.Epoch, _content.Versions)),
            reason => answer(OpenOutcome.Unavailable(reason))
        );
    }

    private Task<StoreOutcome> Upkeep(Func<string?> whyNot, Func<byte[]> record) =>
        Call<StoreOutcome>(answer =>
        {
            if ((IsFenced() ? StoreRules.FencedReason : whyNot()) is { } reason)
            {
                answer(StoreOutcome.Failed(reason));
                return;
            }

            Save(record(), () => answer(StoreOutcome.Success), refusal => answer(StoreOutcome.Failed(refusal)));
        });

    private ReadOutcome Found(ReadOutcome read)
    {
        if (read.Snapshot is not null)
        {
            machine.Universe.Rarities.Reached(FromSnapshot);
        }

        return read;
    }

    private CommitOutcome Reply()
    {
        machine.StreamsInFlight = [];
        if (machine.LosesRepliesUntil <= machine.Universe.Clock.Now)
        {
            return CommitOutcome.Success;
        }

        machine.Universe.Rarities.Reached("a commit that succeeded with its reply lost");
        return CommitOutcome.Unknown("The store's answer was lost.");
    }

    private void Save(byte[] record, Action onSaved, Action<string> onRefused) =>
        machine.Disk.Request(
            WriteTime,
            () =>
            {
                if (!daemon.IsAlive)
                {
                    return;
                }

                if (machine.Disk.Fault == Disks.DiskFault.Full)
                {
                    machine.Universe.Rarities.Reached("a write refused by a full disk");
                    onRefused("No room is left on the disk.");
                    return;
                }

                machine.JournalFile.Write(_end, LogRecord.Framed(record));
                _end = machine.JournalFile.Length;
                _content.Apply(record);

                // It is the process that asks for the flush: paused or dead, it leaves the bytes as they are.
                daemon.Deliver(() => MakeDurable(onSaved));
            }
        );

    private void Load()
    {
        _content = new LogContent();
        _end = 0;
        while (LogRecord.TryRead(machine.JournalFile.Content, _end, out var record, out var next))
        {
            _content.Apply(record);
            _end = next;
        }

        if (_end < machine.JournalFile.Length)
        {
            machine.Universe.Rarities.Reached("a torn record found at opening");
            machine.JournalFile.Truncate(_end);
        }
    }

    private bool IsFenced() => machine.JournalFile.Length != _end;

    /// <summary>Runs calls one after the other; an answer reaches the daemon only while that lives.</summary>
    private Task<TOutcome> Call<TOutcome>(Action<Action<TOutcome>> run)
    {
        var outcome = new TaskCompletionSource<TOutcome>();
        _waiting.Enqueue(() =>
            run(answer =>
                daemon.Deliver(() =>
                {
                    _isBusy = false;
                    outcome.SetResult(answer);
                    RunNext();
                })
            )
        );
        RunNext();
        return outcome.Task;
    }

    private void RunNext()
    {
        if (!_isBusy && _waiting.TryDequeue(out var next))
        {
            _isBusy = true;
            next();
        }
    }
}
