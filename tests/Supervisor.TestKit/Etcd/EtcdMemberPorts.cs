using System.Diagnostics;
using Supervisor.TestKit.Network;

namespace Supervisor.TestKit.Etcd;

/// <summary>Where a member listens, for clients and for the other members: its own while it is down, too.</summary>
internal sealed class EtcdMemberPorts(string scheme) : IEtcdPlace
{
    private readonly ReservedPort _clients = new();
    private readonly ReservedPort _peers = new();

    public Uri Clients => new($"{scheme}://127.0.0.1:{_clients.Number}");

    public string Peers => $"http://127.0.0.1:{_peers.Number}";

    public ProcessStartInfo Enter(ProcessStartInfo start) => start;

    public void Dispose()
    {
        _clients.Dispose();
        _peers.Dispose();
    }
}
