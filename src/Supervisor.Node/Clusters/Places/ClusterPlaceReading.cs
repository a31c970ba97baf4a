using Supervisor.Contracts;
using Supervisor.Node.Settings;

namespace Supervisor.Node.Clusters.Places;

/// <summary>What settings say of a cluster, with the contents of the files that they name.</summary>
internal static class ClusterPlaceReading
{
    /// <param name="kept">What was known before; its users are kept where settings name none.</param>
    public static Outcome<ClusterPlace> Read(ClusterSettings settings, LinkPlace links, ClusterPlace? kept = null)
    {
        try
        {
            return settings.Place switch
            {
                CoordinationPlace.InFile file => new ClusterPlace(settings.Name, file.Path, null, links),
                CoordinationPlace.InEtcd etcd => new ClusterPlace(
                    settings.Name,
                    null,
                    Read(etcd).WithUsersOf(kept?.Etcd),
                    links
                ),
                _ => throw new InvalidOperationException($"{settings.Place} is no place."),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ClusterErrors.EtcdFiles(e.Message);
        }
    }

    private static EtcdAccess Read(CoordinationPlace.InEtcd etcd) =>
        new(
            etcd.Endpoints,
            etcd.Login?.User,
            etcd.Login is var (_, file) ? File.ReadAllText(file).Trim() : null,
            etcd.AuthorityFile is { } authority ? File.ReadAllText(authority) : null,
            etcd.Own is var (certificate, _) ? File.ReadAllText(certificate) : null,
            etcd.Own is var (_, key) ? File.ReadAllText(key) : null
        );
}
