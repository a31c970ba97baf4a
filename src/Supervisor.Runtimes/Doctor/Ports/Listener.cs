using System.Net;

namespace Supervisor.Runtimes.Doctor.Ports;

/// <summary>Something of this machine that listens on a port.</summary>
/// <param name="Inode">Of its socket, by which its process is found.</param>
internal sealed record Listener(IPAddress Address, int Port, string Protocol, long Inode)
{
    /// <summary>Whether who wants to listen there as well would be refused.</summary>
    internal bool Bars(string? wanted, int port, string protocol) =>
        Port == port
        && Protocol == protocol
        && (
            IsOfAll(Address)
            || wanted is null
            || !IPAddress.TryParse(wanted, out var address)
            || IsOfAll(address)
            || address.Equals(Address)
        );

    private static bool IsOfAll(IPAddress address) =>
        address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);
}
