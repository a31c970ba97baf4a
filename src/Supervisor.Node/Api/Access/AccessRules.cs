using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Data;
using Supervisor.Node.Palettes;

namespace Supervisor.Node.Api.Access;

/// <summary>
/// Decides who is calling, and whether the API is for them. Over the unix socket the kernel vouches for the user: root
/// and the daemon's own may do everything, nobody else anything. Over TCP the token does, and Host and Origin are
/// checked before it, so that no web page can use a browser on this machine to get here.
/// </summary>
internal sealed class AccessRules(OperatorToken token, uint ownUserId)
{
    private const string Scheme = "Bearer ";

    private static readonly Caller Anyone = new("anyone", Role.None);

    public Outcome<Caller> Decide(RequestFacts request) =>
        request.PeerUserId is { } user ? DecideByUser(user) : DecideByToken(request);

    /// <summary>What is refused whoever asks, because a browser may be asking for a web page.</summary>
    /// <returns>Null when nothing is.</returns>
    public static OperatorError? ProblemOfHost(RequestFacts request)
    {
        if (!LoopbackHost.IsAllowed(request.Host, request.LocalPort))
        {
            return AccessErrors.ForeignHost(request.Host, request.LocalPort);
        }

        return request.Origin is { } origin && !IsSameOrigin(origin, request.Host)
            ? AccessErrors.ForeignOrigin(origin)
            : null;
    }

    private Outcome<Caller> DecideByUser(uint user) =>
        user == 0 || user == ownUserId
            ? new Caller($"uid {user}", Role.Admin)
            : new OperatorError(
                ErrorCodes.PeerRefused,
                $"The user with uid {user} may not use this socket.",
                $"It is for root and for the daemon's own user, uid {ownUserId}.",
                "Call pbm as one of them, or over TCP with a token: pbm HOST:PORT ... --token-file FILE"
            );

    private Outcome<Caller> DecideByToken(RequestFacts request)
    {
        if (ProblemOfHost(request) is { } problem)
        {
            return problem;
        }

        if (request.IsOpen)
        {
            return Anyone;
        }

        return request.Authorization switch
        {
            null => AccessErrors.NoToken,
            var header when !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) => AccessErrors.NoToken,
            var header when !token.Matches(header[Scheme.Length..].Trim()) => AccessErrors.WrongToken,
            _ => new Caller("operator token", Role.Admin),
        };
    }

    private static bool IsSameOrigin(string origin, string host) =>
        string.Equals(origin, "http://" + host, StringComparison.OrdinalIgnoreCase);
}
