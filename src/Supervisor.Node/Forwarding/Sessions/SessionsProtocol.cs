using System.Net.Security;

namespace Supervisor.Node.Forwarding.Sessions;

/// <summary>
/// What both ends of a session between two nodes hold themselves to, over a connection of its own on the port of links. The node that
/// dials says <c>start</c>, and from then on parts go both ways as between a client and a node. Beside them each says that it lives,
/// and how much of the other's it has passed on.
/// </summary>
internal static class SessionsProtocol
{
    /// <summary>So much may be under way in one direction that nobody has taken, headers included.</summary>
    public const int Window = 256 * 1024;

    /// <summary>Bytes go in pieces of this size, so that a slow line shows within the patience that something comes.</summary>
    public const int PieceBytes = 16 * 1024;

    /// <summary>In TLS, so that links never see this.</summary>
    public static SslApplicationProtocol Name { get; } = new("supervisor-sessions");

    public static TimeSpan BeatInterval { get; } = TimeSpan.FromSeconds(2);

    /// <summary>A session over which nothing came for so long is over. Longer than of a link: it is not dialled again.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(10);

    /// <summary>For a node to be reached, and for one that has dialled to say what for.</summary>
    public static TimeSpan TimeToBegin { get; } = TimeSpan.FromSeconds(5);

    /// <summary>For the other end to hang up when all is said.</summary>
    public static TimeSpan TimeToLeave { get; } = TimeSpan.FromSeconds(5);
}
