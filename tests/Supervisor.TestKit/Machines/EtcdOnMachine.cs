using System.Diagnostics;
using Supervisor.TestKit.Etcd;

namespace Supervisor.TestKit.Machines;

/// <summary>A member's place on a machine of its own.</summary>
internal sealed class EtcdOnMachine(Machine machine) : IEtcdPlace
{
    public Uri Clients => new($"http://{machine.Address}:2379");

    public string Peers => $"http://{machine.Address}:2380";

    public ProcessStartInfo Enter(ProcessStartInfo start) => machine.Enter(start);

    public void Dispose()
    {
        // The machine goes by itself.
    }
}
