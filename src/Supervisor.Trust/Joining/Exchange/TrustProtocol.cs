using System.Net.Security;

namespace Supervisor.Cluster.Joining.Exchange;

/// <summary>
/// What both ends of an exchange hold themselves to, on the port of links. The member says <c>welcome</c>, the other one asks one thing, the
/// member answers, and the connection ends. Each is the length of what follows (four bytes, little endian) and JSON;
/// members of it that are not known are ignored.
/// </summary>
internal static class TrustProtocol
{
    public const int Version = 1;
    public const int OldestVersion = 1;

    public const int LengthBytes = 4;
    public const int MaxBytes = 256 * 1024;
    public const int NonceBytes = 32;

    /// <summary>In TLS, so that links never see this.</summary>
    public static SslApplicationProtocol Name { get; } = new("supervisor-trust");

    /// <summary>For the other end to say what it has to.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(10);

    /// <summary>For an answer: the member asks coordination and dials back meanwhile.</summary>
    public static TimeSpan AnswerPatience { get; } = TimeSpan.FromSeconds(30);
}
