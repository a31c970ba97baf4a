using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Journal.Writer;

internal sealed class CloseRequest : WriterMessage
{
    private readonly TaskCompletionSource<StoreOutcome> _answer = new();

    public Task<StoreOutcome> Answer => _answer.Task;

    public void Complete() => _answer.TrySetResult(StoreOutcome.Success);

    public override void Refuse(string reason) => _answer.TrySetResult(StoreOutcome.Failed(reason));
}
