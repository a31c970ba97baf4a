using Supervisor.Cluster.Links.Transport;
using Supervisor.Fleet.Values;

namespace Supervisor.Cluster.Joining.Tokens;

/// <summary>What somebody is given who is to join. It is a secret, until it is used or has expired.</summary>
/// <param name="Authority">The fingerprint of the cluster's authority: nobody else is told the secret.</param>
/// <param name="Endpoints">Where members take joins, the best first.</param>
/// <param name="Id">Of the invitation; hexadecimal.</param>
/// <param name="Secret">Hexadecimal.</param>
internal sealed record JoinToken(string Authority, ValueList<LinkAddress> Endpoints, string Id, string Secret)
{
    public const int AuthorityBytes = 32;
    public const int IdBytes = 8;
    public const int SecretBytes = 16;
    public const int MostEndpoints = 8;

    /// <summary>Not the token: what is logged must not let anybody in.</summary>
    public override string ToString() => $"invitation {Id}";
}
