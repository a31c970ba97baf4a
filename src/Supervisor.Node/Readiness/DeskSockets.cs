using Supervisor.Node.Readiness.Folders;
using Supervisor.Node.Readiness.Http;
using Supervisor.Node.Readiness.Notify;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Node.Readiness;

/// <summary>The sockets of one incarnation.</summary>
internal sealed class DeskSockets : IAsyncDisposable
{
    private readonly AgentListener _listener;
    private readonly NotifySocket _notify;

    private DeskSockets(Opening opening, AgentListener listener, NotifySocket notify) =>
        (Opening, _listener, _notify) = (opening, listener, notify);

    public Opening Opening { get; }

    public static async Task<DeskSockets> OpenAsync(
        AgentDesk desk,
        WorkloadId id,
        Opening opening,
        FileOwner owner,
        DeskServices services
    )
    {
        foreach (var leftOver in desk.Folder.NotifySockets())
        {
            File.Delete(leftOver);
        }

        var notify = NotifySocket.Open(id, desk.Folder, owner, services);
        try
        {
            return new DeskSockets(opening, AgentListener.Open(desk, owner, services), notify);
        }
        catch
        {
            await notify.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _listener.DisposeAsync();
        await _notify.DisposeAsync();
    }
}
