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

    private DeskSockets(Opening opening, AgentFolder folder, AgentListener listener, NotifySocket notify) =>
        (Opening, Folder, _listener, _notify) = (opening, folder, listener, notify);

    public Opening Opening { get; }

    public AgentFolder Folder { get; }

    public static async Task<DeskSockets> OpenAsync(
        AgentDesk desk,
        WorkloadId id,
        Opening opening,
        DeskFolder place,
        DeskServices services
    )
    {
        foreach (var leftOver in place.Folder.NotifySockets())
        {
            File.Delete(leftOver);
        }

        var notify = NotifySocket.Open(id, place, services);
        try
        {
            return new DeskSockets(opening, place.Folder, AgentListener.Open(desk, place, services), notify);
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
