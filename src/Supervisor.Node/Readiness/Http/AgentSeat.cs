using System.Net.Sockets;
using Supervisor.Node.Api.Listening;
using Supervisor.Node.Readiness.Speakers;

namespace Supervisor.Node.Readiness.Http;

/// <summary>One connection to an agent's own socket, as its requests find it.</summary>
internal sealed class AgentSeat(AgentDesk desk, Socket socket)
{
    private readonly int _peer = PeerCredentials.ProcessId(socket);
    private TimeSpan? _peerStarted;
    private bool _isLooked;

    public AgentDesk Desk => desk;

    /// <summary>Who connected was in this process's sight, and is not there any more.</summary>
    public bool IsPeerGone => _peer > 0 && PeerStarted() is null;

    /// <summary>Looked up once: requests of one connection come one after the other.</summary>
    public TimeSpan? PeerStarted()
    {
        if (!_isLooked)
        {
            (_peerStarted, _isLooked) = (ProcessTimes.StartedAt(_peer), true);
        }

        return _peerStarted;
    }
}
