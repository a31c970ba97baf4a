namespace Supervisor.Cluster.Trust;

/// <summary>What a peer's certificate proves.</summary>
/// <param name="Key">The hash of its public key, by <see cref="PublicKeys"/>.</param>
internal sealed record PeerProof(PeerName Name, string Key)
{
    public override string ToString() => Name.Bearer.ToString()!;
}
