using Supervisor.Actors;
using Supervisor.Actors.Letters;
using Supervisor.Actors.Systems;
using Supervisor.Journal.Stores;
using Supervisor.Journal.Writer;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Journal;

/// <summary>
/// The journal of one node: hands each request to the writer, an actor of the same system as its callers. The tasks run
/// their continuations in place, in the writer's turn; whoever awaits them outside an actor must not block there.
/// </summary>
public sealed class NodeJournal : IJournal
{
    private readonly ActorRef<WriterMessage> _writer;
    private readonly StoreLane _lane;
    private readonly Lazy<Task<StoreOutcome>> _closing;

    private NodeJournal(ActorRef<WriterMessage> writer, StoreLane lane)
    {
        _writer = writer;
        _lane = lane;
        _closing = new Lazy<Task<StoreOutcome>>(() =>
        {
            var request = new CloseRequest();
            Tell(request);
            return request.Answer;
        });
    }

    /// <summary>
    /// How the first opening ended, at the answer deadline at the latest. Where it did not open the journal goes on trying,
    /// so that a caller may wait or give up.
    /// </summary>
    public Task<OpenOutcome> FirstOpening => _lane.FirstOpening.Task;

    /// <summary>Starts the writer, which claims the store; requests wait until it is open.</summary>
    public static NodeJournal Start(
        ActorSystem system,
        IJournalStore store,
        JournalSettings settings,
        IJournalObserver observer
    )
    {
        var lane = new StoreLane(store);
        system.DeadLetters.Published += AnswerDeadLetter;
        var props = Props.Of<WriterMessage>(() => new JournalWriter(lane, settings, observer));
        return new NodeJournal(system.SpawnService(props, "journal"), lane);
    }

    public Task<AppendOutcome> AppendAsync(AppendRequest request)
    {
        if (request.Stream.Length == 0 || request.ExpectedVersion < 0 || request.Events.Count == 0)
        {
            throw new ArgumentException("An append names its stream and version and has an event.", nameof(request));
        }

        var append = new PendingAppend(request);
        Tell(append);
        return append.Answer;
    }

    public Task<ReadOutcome> ReadAsync(string stream) =>
        Ask((store, _) => store.ReadAsync(stream), ReadOutcome.Unavailable);

    public Task<ReadOutcome> ReadEventsAsync(string stream, long afterVersion) =>
        Ask((store, _) => store.ReadEventsAsync(stream, afterVersion), ReadOutcome.Unavailable);

    public Task<StoreOutcome> SaveSnapshotAsync(string stream, Snapshot snapshot) =>
        Ask((store, _) => store.SaveSnapshotAsync(stream, snapshot), StoreOutcome.Failed);

    public Task<StoreOutcome> TrimAsync(string stream, long throughVersion) =>
        Ask((store, _) => store.TrimAsync(stream, throughVersion), StoreOutcome.Failed);

    public Task<StreamList> ListStreamsAsync(string prefix) =>
        Ask(
            (_, versions) => Task.FromResult(new StreamList(versions.NamesFrom(prefix), "")),
            static reason => new StreamList([], reason)
        );

    public Task<SizeOutcome> MeasureAsync() => Ask((store, _) => store.MeasureAsync(), SizeOutcome.Unavailable);

    /// <summary>
    /// Ends what is under way, refuses what waits, and closes the store; within the answer deadline even when the store
    /// hangs.
    /// </summary>
    public Task<StoreOutcome> CloseAsync() => _closing.Value;

    private Task<TAnswer> Ask<TAnswer>(
        Func<IJournalStore, StreamVersions, Task<TAnswer>> call,
        Func<string, TAnswer> refusal
    )
    {
        var pending = new PendingCall<TAnswer>(call, refusal);
        Tell(pending);
        return pending.Answer;
    }

    private void Tell(WriterMessage message)
    {
        if (_writer.Tell(message) != TellResult.Accepted)
        {
            message.Refuse(WriterRules.ClosedReason);
        }
    }

    // What was still in the writer's mailbox when the system stopped.
    private static void AnswerDeadLetter(DeadLetter letter) =>
        (letter.Message as WriterMessage)?.Refuse(WriterRules.ClosedReason);
}
