namespace Supervisor.Node.Api.Access;

/// <summary>What access is decided by.</summary>
/// <param name="PeerUserId">Who is at the other end of the unix socket; null over TCP.</param>
/// <param name="LocalPort">The TCP port that the request came in on.</param>
/// <param name="Host">The Host header, empty if there is none.</param>
/// <param name="Origin">The Origin header, which browsers send; null if there is none.</param>
/// <param name="Authorization">The Authorization header, null if there is none.</param>
/// <param name="IsOpen">Whether the page is for everyone.</param>
internal sealed record RequestFacts(
    uint? PeerUserId,
    int LocalPort,
    string Host,
    string? Origin,
    string? Authorization,
    bool IsOpen
);
