using Supervisor.Cluster.Joining.Exchange;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cluster.Joining.Desk;

/// <summary>One exchange from its beginning to its end, at a member.</summary>
internal sealed class TrustDesk(DeskServices services)
{
    private readonly JoinCounter _joins = new(services);
    private readonly MemberCounter _members = new(services);

    public async Task ServeAsync(SecuredStream connection, CancellationToken stopping)
    {
        var nonce = services.Chance(TrustProtocol.NonceBytes);
        var (what, who) = ("", connection.Peer.IsOk ? connection.Peer.Value.ToString() : "");
        Outcome<Settled> settled;
        try
        {
            var request = await HearAsync(connection, nonce, stopping);
            what = request?.What ?? "";
            who = request?.Join is { } join ? NameOf(join) : who;
            settled = await DecideAsync(connection, request, nonce, stopping);
        }
        catch (Exception lost) when (lost is IOException or OperationCanceledException or ObjectDisposedException)
        {
            settled = MemberErrors.NothingAsked with { Why = lost.Message };
        }

        Tell(connection, what, who, settled);
        await AnswerAsync(connection, settled.IsOk ? settled.Value.Answer : Refusal(settled.Error), stopping);
    }

    private async Task<TrustRequest?> HearAsync(SecuredStream connection, byte[] nonce, CancellationToken stopping)
    {
        using var patience = new CancellationTokenSource(TrustProtocol.Patience, services.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stopping);
        var welcome = new Welcome(
            TrustProtocol.OldestVersion,
            TrustProtocol.Version,
            services.Identity().Authority.RawData,
            nonce
        );
        await ExchangeWords.SayAsync(connection.Stream, welcome, ExchangeJson.Default.Welcome, either.Token);
        return await ExchangeWords.HearAsync(connection.Stream, ExchangeJson.Default.TrustRequest, either.Token);
    }

    private async Task<Outcome<Settled>> DecideAsync(
        SecuredStream connection,
        TrustRequest? request,
        byte[] nonce,
        CancellationToken stopping
    )
    {
        if (request?.What is null)
        {
            return MemberErrors.NothingAsked;
        }

        // The answer is waited for no longer than this, and what is asked of coordination has deadlines of its own.
        using var patience = new CancellationTokenSource(TrustProtocol.AnswerPatience, services.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stopping);
        return request.What switch
        {
            TrustRequest.ToJoin => await _joins.ServeAsync(
                request.Join,
                new Proving(nonce, connection.Own),
                either.Token
            ),
            TrustRequest.ToRenew => await _members.RenewAsync(connection.Peer, connection.Shown),
            TrustRequest.ForAuthorityKey => await _members.GiveKeyAsync(connection.Peer),
            _ => MemberErrors.UnknownRequest(request.What),
        };
    }

    private async Task AnswerAsync(SecuredStream connection, TrustAnswer answer, CancellationToken stopping)
    {
        using var patience = new CancellationTokenSource(TrustProtocol.Patience, services.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stopping);
        try
        {
            await ExchangeWords.SayAsync(connection.Stream, answer, ExchangeJson.Default.TrustAnswer, either.Token);
            // He hangs up: what he has sent and nobody read would have the system throw away what he was told.
            await connection.Stream.CopyToAsync(Stream.Null, either.Token);
        }
        catch (Exception lost) when (lost is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // What was recorded stands, and he gets the answer when he asks again.
        }
    }

    private void Tell(SecuredStream connection, string what, string who, Outcome<Settled> settled)
    {
        if (settled.IsOk)
        {
            services.Observer.Served(
                new TrustServed(what, settled.Value.Who, connection.Remote, settled.Value.IsAgain)
            );
        }
        else
        {
            services.Observer.Refused(new TrustRefused(what, who, connection.Remote, settled.Error));
        }
    }

    private static TrustAnswer Refusal(OperatorError reason) => new() { Refused = reason };

    private static string NameOf(JoinRequest join) => join.Node is null ? $"{join.Name}" : $"{join.Name} ({join.Node})";
}
