using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Supervisor.Cluster.Joining.Exchange;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Contracts;

namespace Supervisor.Cluster.Joining.Asking;

/// <summary>Reaches a member, and makes sure that it is one before anything is said to it.</summary>
/// <param name="authority">The fingerprint of the cluster's authority.</param>
internal sealed class TrustDialler(string authority, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <param name="own">What is shown; null by who joins.</param>
    public async Task<Outcome<MemberContact>> DialAsync(
        LinkAddress address,
        X509Certificate2? own,
        CancellationToken cancellation
    )
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            var socket = await TcpDial.ConnectAsync(address, either.Token);
            return socket.IsOk ? await SecureAsync(address, socket.Value, own, either.Token) : socket.Error;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return AskingErrors.NoMember(address, $"It says nothing; it was waited for {Patience.TotalSeconds:0} s.");
        }
    }

    private async Task<Outcome<MemberContact>> SecureAsync(
        LinkAddress address,
        Socket socket,
        X509Certificate2? own,
        CancellationToken cancellation
    )
    {
        var stream = new SslStream(new NetworkStream(socket, ownsSocket: true));
        try
        {
            await stream.AuthenticateAsClientAsync(OptionsFor(own), cancellation);
            var welcome =
                stream.NegotiatedApplicationProtocol == TrustProtocol.Name
                    ? await ExchangeWords.HearAsync(stream, ExchangeJson.Default.Welcome, cancellation)
                    : null;
            var contact = Check(address, stream, welcome);
            if (!contact.IsOk)
            {
                await stream.DisposeAsync();
            }

            return contact;
        }
        catch (Exception failed) when (failed is AuthenticationException or IOException)
        {
            await stream.DisposeAsync();
            return AskingErrors.NoMember(address, failed.InnerException?.Message ?? failed.Message);
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    [SuppressMessage(
        "Security",
        "CA5359",
        Justification = "Who answers is checked by the fingerprint right after the handshake, before anything is said to him."
    )]
    private static SslClientAuthenticationOptions OptionsFor(X509Certificate2? own) =>
        new()
        {
            TargetHost = "",
            EnabledSslProtocols = SslProtocols.Tls13,
            ApplicationProtocols = [TrustProtocol.Name],
            ClientCertificateContext = own is null
                ? null
                : SslStreamCertificateContext.Create(own, additionalCertificates: null, offline: true),
            RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null,
        };

    private Outcome<MemberContact> Check(LinkAddress address, SslStream stream, Welcome? welcome)
    {
        if (welcome is not { Authority: not null, Nonce: not null })
        {
            return AskingErrors.NoMember(address, "It does not speak the protocol of joining.");
        }

        return welcome.Oldest <= TrustProtocol.Version && welcome.Newest >= TrustProtocol.OldestVersion
            ? MemberContact.Of(address, stream, welcome, authority, clock.GetUtcNow())
            : AskingErrors.Version(welcome.Oldest, welcome.Newest);
    }
}
