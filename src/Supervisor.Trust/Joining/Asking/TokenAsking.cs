using System.Security.Cryptography;
using Supervisor.Cluster.Joining.Exchange;
using Supervisor.Cluster.Joining.Tokens;
using Supervisor.Cluster.Links.Transport;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cluster.Joining.Asking;

/// <summary>Shows a token to the members that it names, one after the other, until one decides.</summary>
internal sealed class TokenAsking(JoinToken token, ECDsa key, TimeProvider clock)
{
    /// <summary>Nobody has decided: another member may.</summary>
    private static readonly string[] GoOn =
    [
        Links.LinkErrorCodes.Unreachable,
        JoinErrorCodes.NoMember,
        JoinErrorCodes.NoKey,
        JoinErrorCodes.Unavailable,
        JoinErrorCodes.NoAnswer,
    ];

    private readonly TrustDialler _dialler = new(token.Authority, clock);

    public async Task<Outcome<TokenAnswer>> AskAsync(JoinRequest request, CancellationToken cancellation)
    {
        OperatorError problem = TokenErrors.Mistyped;
        foreach (var endpoint in token.Endpoints)
        {
            var answer = await AskAsync(endpoint, request, cancellation);
            if (answer.IsOk || !GoOn.Contains(answer.Error.Code, StringComparer.Ordinal))
            {
                return answer;
            }

            // Once a word went out, what matters most is that its answer may be lost.
            problem = problem.Code == JoinErrorCodes.NoAnswer ? problem : answer.Error;
        }

        return problem;
    }

    private async Task<Outcome<TokenAnswer>> AskAsync(
        LinkAddress endpoint,
        JoinRequest request,
        CancellationToken cancellation
    )
    {
        var contact = await _dialler.DialAsync(endpoint, own: null, cancellation);
        if (!contact.IsOk)
        {
            return contact.Error;
        }

        await using var member = contact.Value;
        var proven = request with { Proof = JoinProof.Make(key, member.Welcome, member.Shown, request) };
        var asked = new TrustRequest(TrustProtocol.Version, TrustRequest.ToJoin) { Join = proven };
        var answer = await member.AskAsync(asked, clock, cancellation);
        return !answer.IsOk ? answer.Error
            : answer.Value is { Admitted: { Cluster: not null, ClusterName: not null } admission, Leaf: { } leaf }
                ? new TokenAnswer(admission, leaf, member.Authority, answer.Value.AuthorityKey)
            : AskingErrors.BadAnswer;
    }
}
