using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Journal.Writer;

/// <summary>
/// An append on its way. Its task runs continuations in place, inside the writer's turn: an actor's continuation only
/// puts an entry into a mailbox, and the order of the answers stays the order of the appends.
/// </summary>
internal sealed class PendingAppend(AppendRequest request) : WriterMessage
{
    private readonly TaskCompletionSource<AppendOutcome> _answer = new();

    public AppendRequest Request => request;

    public Task<AppendOutcome> Answer => _answer.Task;

    /// <summary>When it came, among all requests.</summary>
    public long Order { get; set; }

    public int PayloadBytes { get; } = request.Events.Sum(static happened => happened.Payload.Length);

    public void Complete(AppendOutcome outcome) => _answer.TrySetResult(outcome);

    public override void Refuse(string reason) => Complete(AppendOutcome.Refused(reason));
}
