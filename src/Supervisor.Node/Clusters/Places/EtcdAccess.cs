namespace Supervisor.Node.Clusters.Places;

/// <summary>All that it takes to reach an etcd, contents of files and all. It may hold a password.</summary>
/// <param name="Endpoints">The first is asked first.</param>
/// <param name="Authority">Whose certificates the members bear, as PEM; null: the machine's own authorities are asked.</param>
internal sealed record EtcdAccess(
    IReadOnlyList<Uri> Endpoints,
    string? User = null,
    string? Password = null,
    string? Authority = null,
    string? Certificate = null,
    string? Key = null
)
{
    /// <summary>Without what is secret.</summary>
    public override string ToString() => string.Join(", ", Endpoints);
}
