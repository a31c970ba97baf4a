using System.Security.Cryptography.X509Certificates;

namespace Supervisor.Cluster.Joining.Desk;

/// <summary>What the one who joins has to sign for on this connection.</summary>
/// <param name="Own">What the member has shown on it.</param>
internal sealed record Proving(byte[] Nonce, X509Certificate2 Own);
