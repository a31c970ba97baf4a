using Supervisor.Node.Readiness.Folders;
using Supervisor.Node.Readiness.Notify;

namespace Supervisor.Node.Readiness;

/// <summary>The time of one incarnation at its agent's desk.</summary>
internal sealed record DeskTerm(Opening Opening, AgentFolder Folder, NotifySocket Notify) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Notify.DisposeAsync();
}
