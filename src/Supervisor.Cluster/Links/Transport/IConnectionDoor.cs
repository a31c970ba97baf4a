using System.Net.Security;

namespace Supervisor.Cluster.Links.Transport;

/// <summary>Takes the connections that are for something else than links.</summary>
internal interface IConnectionDoor
{
    SslApplicationProtocol Protocol { get; }

    /// <summary>It is the door's to dispose of from here on. Never waits.</summary>
    void Take(SecuredStream connection);
}
