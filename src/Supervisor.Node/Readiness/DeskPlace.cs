using Supervisor.Node.Readiness.Folders;
using Supervisor.Node.Readiness.Http;

namespace Supervisor.Node.Readiness;

/// <summary>
/// Where an agent's own socket listens. It stays open between incarnations, for what takes the most time of a restart is to
/// make and to remove files; a word that comes while nobody may speak is refused like any other that comes too late.
/// </summary>
internal sealed class DeskPlace : IAsyncDisposable
{
    private readonly AgentListener _listener;

    private DeskPlace(DeskFolder folder, AgentListener listener) => (Folder, _listener) = (folder, listener);

    public DeskFolder Folder { get; }

    /// <summary>False when somebody took its socket away: then nobody finds it any more.</summary>
    public bool IsThere => File.Exists(Folder.Folder.Socket);

    public static DeskPlace Open(AgentDesk desk, DeskFolder folder, DeskServices services) =>
        new(folder, AgentListener.Open(desk, folder, services));

    /// <summary>Takes away what a daemon left there that had no time to.</summary>
    public static void Clear(DeskFolder folder)
    {
        foreach (var leftOver in folder.Folder.NotifySockets())
        {
            File.Delete(leftOver);
        }
    }

    public ValueTask DisposeAsync() => _listener.DisposeAsync();
}
