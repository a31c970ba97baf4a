using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Supervisor.Cli.Line;
using Supervisor.Cli.People;
using Supervisor.Cluster.Trust;

namespace Supervisor.Cli.Connection;

/// <summary>
/// Reaches a node of the cluster in which the user is logged in. The next one is dialled a moment after the last, so that a machine
/// that is off costs no more than that moment; who answers first and proves to be a node is taken.
/// </summary>
internal sealed class MemberDialler(Login login, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Stagger = TimeSpan.FromMilliseconds(250);

    public MemberDialled Dial(IReadOnlyList<HostAndPort> nodes) => DialAsync(nodes).GetAwaiter().GetResult();

    private async Task<MemberDialled> DialAsync(IReadOnlyList<HostAndPort> nodes)
    {
        using var patience = new CancellationTokenSource(Patience);
        var (rest, running, failures) = (
            new Queue<HostAndPort>(nodes),
            new List<Task<Attempt>>(),
            new List<ConnectFailure>()
        );
        Attempt? reached = null;
        while (reached is null && (running.Count > 0 || rest.Count > 0))
        {
            if (rest.TryDequeue(out var next))
            {
                running.Add(TryAsync(next, patience.Token));
            }

            var pause = Task.Delay(rest.Count > 0 ? Stagger : Timeout.InfiniteTimeSpan, patience.Token);
            if (await Task.WhenAny([.. running, pause]) is Task<Attempt> ended)
            {
                running.Remove(ended);
                var attempt = await ended;
                reached = attempt.Wire is null ? null : attempt;
                failures.AddRange(attempt.Failure is { } failure ? [failure] : []);
            }
            else if (patience.IsCancellationRequested)
            {
                // Each says so itself, and is counted.
                rest.Clear();
                await Task.WhenAny(running);
            }
        }

        await patience.CancelAsync();
        await LeaveAsync(running);
        return new MemberDialled(reached?.Wire, reached?.Node, failures);
    }

    /// <summary>Those that came second.</summary>
    private static async Task LeaveAsync(List<Task<Attempt>> running)
    {
        foreach (var attempt in running)
        {
            (await attempt).Wire?.Dispose();
        }
    }

    private async Task<Attempt> TryAsync(HostAndPort node, CancellationToken patience)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await (
                node.Address is { } address
                    ? socket.ConnectAsync(new IPEndPoint(address, node.Port), patience)
                    : socket.ConnectAsync(node.Host, node.Port, patience)
            );
            var secured = new SslStream(new NetworkStream(socket, ownsSocket: true));
            await secured.AuthenticateAsClientAsync(Options(), patience);
            return new Attempt(node, new Wire(socket, secured), Failure: null);
        }
        catch (Exception failed)
            when (failed is SocketException or IOException or AuthenticationException or OperationCanceledException)
        {
            socket.Dispose();
            return new Attempt(node, Wire: null, new ConnectFailure(new Target.Member(node), ReasonOf(failed)));
        }
    }

    private static SocketError ReasonOf(Exception failed) =>
        failed switch
        {
            SocketException socket => socket.SocketErrorCode,
            OperationCanceledException => SocketError.TimedOut,
            // It listens, and is no node of this cluster, or takes no people.
            _ => SocketError.ProtocolNotSupported,
        };

    private SslClientAuthenticationOptions Options() =>
        new()
        {
            // Who answers is proven by the authority, and not by a name.
            TargetHost = "",
            EnabledSslProtocols = SslProtocols.Tls13,
            ApplicationProtocols = [SslApplicationProtocol.Http11],
            ClientCertificateContext = SslStreamCertificateContext.Create(
                login.Own,
                additionalCertificates: null,
                offline: true
            ),
            RemoteCertificateValidationCallback = (_, shown, _, _) => IsNode(shown),
        };

    private bool IsNode([NotNullWhen(true)] X509Certificate? shown)
    {
        if (shown is null)
        {
            return false;
        }

        using var certificate = X509CertificateLoader.LoadCertificate(shown.GetRawCertData());
        return PeerRules.NodeOf(PeerRules.Check(certificate, login.Authority, login.Cluster, clock.GetUtcNow())).IsOk;
    }

    private sealed record Attempt(HostAndPort Node, Wire? Wire, ConnectFailure? Failure);
}

/// <param name="Wire">Null: none of them.</param>
/// <param name="Node">The one that was reached.</param>
/// <param name="Failures">Why others were not.</param>
internal sealed record MemberDialled(Wire? Wire, HostAndPort? Node, IReadOnlyList<ConnectFailure> Failures);
