using System.Net.Sockets;
using System.Text;

namespace Supervisor.Node.Hosting.ServiceManagers;

/// <summary>Sends to a notify socket. A word that does not get through is logged: the daemon does its work all the same.</summary>
internal sealed class NotifySender(string name, ILogger log)
{
    /// <summary>It empties its socket at once, or hangs; the daemon does not wait for that.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>A name that begins with <c>@</c> has no file.</summary>
    private readonly UnixDomainSocketEndPoint _address = new(name[0] == '@' ? $"\0{name[1..]}" : name);

    public async Task SendAsync(string words)
    {
        try
        {
            using var limit = new CancellationTokenSource(Patience);
            // By its name each time: a service manager that is replaced while the daemon runs has a new socket there.
            using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
            await socket.SendToAsync(Encoding.UTF8.GetBytes(words), SocketFlags.None, _address, limit.Token);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            log.NotTold(words.ReplaceLineEndings(" "), name, e.Message);
        }
    }
}
