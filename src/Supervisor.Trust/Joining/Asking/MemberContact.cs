using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Supervisor.Cluster.Joining.Exchange;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Cluster.Trust;
using Supervisor.Contracts;

namespace Supervisor.Cluster.Joining.Asking;

/// <summary>A connection to a member that has proven to be one.</summary>
/// <param name="Shown">The member's certificate.</param>
internal sealed record MemberContact(
    SslStream Stream,
    Welcome Welcome,
    X509Certificate2 Authority,
    X509Certificate2 Shown
) : IAsyncDisposable
{
    /// <param name="fingerprint">Of the authority that its certificate must be of.</param>
    public static Outcome<MemberContact> Of(
        LinkAddress address,
        SslStream stream,
        Welcome welcome,
        string fingerprint,
        DateTimeOffset now
    )
    {
        if (
            stream.RemoteCertificate is not { } remote
            || Load(welcome.Authority) is not { } authority
            || ClusterAuthority.FingerprintOf(authority) != fingerprint
        )
        {
            return AskingErrors.OtherAuthority(address);
        }

        var shown = X509CertificateLoader.LoadCertificate(remote.GetRawCertData());
        // By its own time first: whoever it is not made for is told so, whatever the clocks say.
        var bearer = PeerRules.NodeOf(PeerRules.Check(shown, authority, new DateTimeOffset(shown.NotBefore)));
        return !bearer.IsOk ? AskingErrors.OtherAuthority(address)
            // One that is not valid yet passes: the member compares the clocks, and says so plainly.
            : now > new DateTimeOffset(shown.NotAfter) ? AskingErrors.ExpiredMember(address, shown.NotAfter, now)
            : new MemberContact(stream, welcome, authority, shown);
    }

    public async Task<Outcome<TrustAnswer>> AskAsync(
        TrustRequest request,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        using var patience = new CancellationTokenSource(TrustProtocol.AnswerPatience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            await ExchangeWords.SayAsync(Stream, request, ExchangeJson.Default.TrustRequest, either.Token);
            var answer = await ExchangeWords.HearAsync(Stream, ExchangeJson.Default.TrustAnswer, either.Token);
            return answer is null ? AskingErrors.BadAnswer
                : answer.Refused is { } refused ? refused
                : answer;
        }
        catch (IOException lost)
        {
            return AskingErrors.NoAnswer(lost.Message);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return AskingErrors.NoAnswer($"It was waited for {TrustProtocol.AnswerPatience.TotalSeconds:0} s.");
        }
    }

    public ValueTask DisposeAsync() => Stream.DisposeAsync();

    private static X509Certificate2? Load(byte[] certificate)
    {
        try
        {
            return X509CertificateLoader.LoadCertificate(certificate);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
