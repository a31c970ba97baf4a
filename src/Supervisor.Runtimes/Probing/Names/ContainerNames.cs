using System.Net;
using System.Net.Sockets;
using Supervisor.Runtimes.Probing.Places;

namespace Supervisor.Runtimes.Probing.Names;

/// <summary>
/// Looks names up as programs of a container do: by its own <c>/etc/hosts</c>, then by the name servers of its own
/// <c>/etc/resolv.conf</c>, asked from within its network. An engine's own server answers nowhere else.
/// </summary>
internal sealed class ContainerNames(int pid, TimeProvider time)
{
    private const string Hosts = "etc/hosts";
    private const string Resolver = "etc/resolv.conf";
    private const string Own = "localhost";

    private static readonly DnsKind[] Kinds = [DnsKind.A, DnsKind.Aaaa];

    /// <summary>At least one.</summary>
    /// <exception cref="SocketException">There is none, or no server could be asked.</exception>
    /// <exception cref="IOException">The container's files cannot be read.</exception>
    public async Task<IPAddress[]> LookUpAsync(string name, CancellationToken timeUp)
    {
        var known = HostsFile.AddressesOf(ContainerFile.Read(pid, Hosts), name.TrimEnd('.'));
        if (known.Length > 0)
        {
            return known;
        }

        return name.Equals(Own, StringComparison.OrdinalIgnoreCase)
            ? [IPAddress.Loopback, IPAddress.IPv6Loopback]
            : await AskAsync(ResolverSettings.Parse(ContainerFile.Read(pid, Resolver)), name, timeUp);
    }

    private async Task<IPAddress[]> AskAsync(ResolverSettings settings, string name, CancellationToken timeUp)
    {
        var hasAnswered = false;
        foreach (var candidate in settings.CandidatesOf(name).Select(DnsQuestion.Canonical).OfType<string>())
        {
            var answers = await Task.WhenAll(Kinds.Select(kind => AskAsync(settings, candidate, kind, timeUp)));
            if (answers.SelectMany(answer => answer?.Addresses ?? []).ToArray() is { Length: > 0 } addresses)
            {
                return addresses;
            }

            hasAnswered |= answers.Any(answer => answer is not null);
        }

        throw new SocketException((int)(hasAnswered ? SocketError.HostNotFound : SocketError.TryAgain));
    }

    /// <summary>The first server that says anything counts.</summary>
    private async Task<DnsAnswer?> AskAsync(
        ResolverSettings settings,
        string name,
        DnsKind kind,
        CancellationToken timeUp
    )
    {
        foreach (var address in settings.Servers)
        {
            var server = new NameServer(
                address,
                type => NetworkNamespace.NewSocketAsync(pid, address.AddressFamily, type),
                time
            );
            if (await server.AskAsync(name, kind, timeUp) is { Verdict: not DnsVerdict.Refused } answer)
            {
                return answer;
            }
        }

        return null;
    }
}
