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
        var heard = await HearAsync(connection, nonce, stopping);
        var settled = heard.IsOk ? await DecideAsync(connection, heard.Value, nonce, stopping) : heard.Error;
        Tell(connection, heard.Value, settled);
        await AnswerAsync(connection, settled.IsOk ? settled.Value.Answer : Refusal(settled.Error), stopping);
    }

    private async Task<Outcome<TrustRequest>> HearAsync(
        SecuredStream connection,
        byte[] nonce,
        CancellationToken stopping
    )
    {
        using var patience = new CancellationTokenSource(TrustProtocol.Patience, services.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stopping);
        var welcome = new Welcome(
            TrustProtocol.OldestVersion,
            TrustProtocol.Version,
            services.Identity().Authority.RawData,
            nonce
        );
        try
        {
            await ExchangeWords.SayAsync(connection.Stream, welcome, ExchangeJson.Default.Welcome, either.Token);
            var heard = await ExchangeWords.HearAsync(
                connection.Stream,
                ExchangeJson.Default.TrustRequest,
                either.Token
            );
            return heard?.What is null ? MemberErrors.NothingAsked : heard;
        }
        catch (Exception lost) when (lost is IOException or OperationCanceledException or ObjectDisposedException)
        {
            return MemberErrors.NothingAsked with { Why = lost.Message };
        }
    }

    private async Task<Outcome<Settled>> DecideAsync(
        SecuredStream connection,
        TrustRequest request,
        byte[] nonce,
        CancellationToken stopping
    )
    {
        // The answer is waited for no longer than this, and what is asked of coordination has deadlines of its own.
        using var patience = new CancellationTokenSource(TrustProtocol.AnswerPatience, services.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stopping);
        try
        {
            return request.What switch
            {
                TrustRequest.ToJoin => await _joins.ServeAsync(
                    request.Join,
                    new Proving(nonce, connection.Own),
                    either.Token
                ),
                TrustRequest.ToRenew => await _members.RenewAsync(connection.Peer, connection.Shown),
                TrustRequest.ForAuthorityKey => await _members.GiveKeyAsync(connection.Peer),
                _ => MemberErrors.UnknownRequest(StrangersText.Shown(request.What)),
            };
        }
        catch (OperationCanceledException)
        {
            return JoinErrors.Unavailable(
                stopping.IsCancellationRequested ? "The member stops." : "It could not be decided in time."
            );
        }
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

    private void Tell(SecuredStream connection, TrustRequest? request, Outcome<Settled> settled)
    {
        var what = StrangersText.Shown(request?.What);
        if (settled.IsOk)
        {
            services.Observer.Served(
                new TrustServed(what, settled.Value.Who, connection.Remote, settled.Value.IsAgain)
            );
        }
        else
        {
            services.Observer.Refused(
                new TrustRefused(what, NameOf(connection, request), connection.Remote, settled.Error)
            );
        }
    }

    private static TrustAnswer Refusal(OperatorError reason) => new() { Refused = reason };

    private static string NameOf(SecuredStream connection, TrustRequest? request) =>
        request?.Join is { } join
            ? StrangersText.Shown(join.Node is null ? join.Name : $"{join.Name} ({join.Node})")
            : connection.Peer.Value?.ToString() ?? "";
}
