using System.Net.Sockets;
using Supervisor.Node.Api.People;
using Supervisor.Node.Readiness.Http;

namespace Supervisor.Node.Api;

/// <summary>Where those come in who are served, beside the local socket.</summary>
/// <param name="Tcp">Listens already, and is the server's from now on.</param>
internal sealed record ApiDoors(Socket Tcp)
{
    /// <summary>Where words of agents go that come over TCP; null: nowhere.</summary>
    public SignalPage? Agents { get; init; }

    /// <summary>For people on other machines; null: of a node that is alone.</summary>
    public PeopleDoor? People { get; init; }
}
