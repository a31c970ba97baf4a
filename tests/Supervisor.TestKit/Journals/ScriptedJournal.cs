using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.TestKit.Journals;

/// <summary>
/// A journal in memory that answers as a test wants: late, with an outcome that a real one gives only in distress, or
/// with one that is not what it did.
/// </summary>
public sealed class ScriptedJournal : IJournal
{
    private readonly Dictionary<string, List<StoredEvent>> _streams = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Snapshot> _snapshots = new(StringComparer.Ordinal);
    private readonly Queue<Action> _held = new();
    private readonly Queue<(AppendOutcome? Outcome, bool Writes)> _nextAppends = new();
    private readonly Queue<ReadOutcome> _nextReads = new();

    /// <summary>While set, calls wait for <see cref="AnswerOne"/>.</summary>
    public bool Holds { get; set; }

    /// <summary>Thrown once, by the next append and after it was written.</summary>
    public Exception? AppendFault { get; set; }

    /// <summary>Thrown by all that save a snapshot.</summary>
    public Exception? SnapshotFault { get; set; }

    public int Reads { get; private set; }

    public IReadOnlyList<StoredEvent> Events(string stream) => _streams.GetValueOrDefault(stream) ?? [];

    public Snapshot? SnapshotOf(string stream) => _snapshots.GetValueOrDefault(stream);

    public int HeldCalls => _held.Count;

    /// <param name="writes">Whether the events are stored all the same, if they are at the right version.</param>
    public void AnswerNextAppend(AppendOutcome outcome, bool writes) => _nextAppends.Enqueue((outcome, writes));

    /// <summary>One append that is answered as it is, among others that are scripted.</summary>
    public void AnswerNextAppendTruly() => _nextAppends.Enqueue((null, true));

    /// <summary>Of either kind of read.</summary>
    public void AnswerNextRead(ReadOutcome outcome) => _nextReads.Enqueue(outcome);

    public void AnswerOne() => _held.Dequeue()();

    /// <summary>Who asked has died amid it: what is held is never answered, and nothing of it is done.</summary>
    public void LoseHeld() => _held.Clear();

    public Task<AppendOutcome> AppendAsync(AppendRequest request) => Call(() => Append(request));

    public Task<ReadOutcome> ReadAsync(string stream) => Call(() => Scripted(() => Read(stream)));

    public Task<ReadOutcome> ReadEventsAsync(string stream, long afterVersion) =>
        Call(() =>
            Scripted(() => ReadOutcome.Read(null, [.. Events(stream).Where(stored => stored.Version > afterVersion)]))
        );

    public Task<StoreOutcome> SaveSnapshotAsync(string stream, Snapshot snapshot) =>
        Call(() =>
        {
            if (SnapshotFault is { } fault)
            {
                throw fault;
            }

            _snapshots[stream] = snapshot;
            return StoreOutcome.Success;
        });

    public Task<StoreOutcome> TrimAsync(string stream, long throughVersion) =>
        Call(() =>
        {
            _streams[stream].RemoveAll(stored => stored.Version <= throughVersion);
            return StoreOutcome.Success;
        });

    public Task<StreamList> ListStreamsAsync(string prefix) =>
        Call(() =>
            new StreamList(
                [
                    .. _streams
                        .Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
                        .Order(StringComparer.Ordinal),
                ],
                ""
            )
        );

    public Task<SizeOutcome> MeasureAsync() =>
        Call(() =>
            SizeOutcome.Measured(
                _streams.Values.Sum(static events => events.Sum(static stored => (long)stored.Event.Payload.Length)),
                0
            )
        );

    private Task<TOutcome> Call<TOutcome>(Func<TOutcome> answer)
    {
        var outcome = new TaskCompletionSource<TOutcome>();
        _held.Enqueue(() => outcome.SetResult(answer()));
        if (!Holds)
        {
            AnswerOne();
        }

        return outcome.Task;
    }

    private ReadOutcome Scripted(Func<ReadOutcome> read)
    {
        Reads++;
        return _nextReads.TryDequeue(out var scripted) ? scripted : read();
    }

    private AppendOutcome Append(AppendRequest request)
    {
        var (scripted, writes) = _nextAppends.TryDequeue(out var next) ? next : (null, true);
        var version = _versions.GetValueOrDefault(request.Stream);
        if (writes && version != request.ExpectedVersion)
        {
            return AppendOutcome.Conflict(version, $"{request.Stream} stands at {version}.");
        }

        if (writes)
        {
            foreach (var happened in request.Events)
            {
                Write(request.Stream, new StoredEvent(++version, 1, happened));
            }
        }

        if (AppendFault is { } fault)
        {
            AppendFault = null;
            throw fault;
        }

        return scripted ?? AppendOutcome.Appended(version);
    }

    private void Write(string stream, StoredEvent stored)
    {
        if (!_streams.TryGetValue(stream, out var events))
        {
            _streams.Add(stream, events = []);
        }

        events.Add(stored);
        _versions[stream] = stored.Version;
    }

    private ReadOutcome Read(string stream)
    {
        var snapshot = SnapshotOf(stream);
        return ReadOutcome.Read(
            snapshot,
            [.. Events(stream).Where(stored => stored.Version > (snapshot?.Version ?? 0))]
        );
    }
}
