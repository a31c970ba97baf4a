using Supervisor.Cluster.Joining;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Contracts;
using Supervisor.Contracts.Local;
using Supervisor.Node.Clusters.Places;
using Supervisor.Node.Settings;

namespace Supervisor.Node.Clusters;

/// <summary>Of which cluster a node is, as its files and settings say.</summary>
/// <param name="Identity">Null: it is to found the cluster.</param>
internal sealed record ClusterFiles(ClusterFolder Folder, ClusterPlace Place, ClusterIdentity? Identity)
{
    public static ClusterFolder FolderOf(DataDirectoryLayout layout) => new(ClusterPaths.In(layout.Directory));

    /// <summary>Null when it is of none.</summary>
    public static Outcome<ClusterFiles?> Find(NodeSettings settings)
    {
        var folder = FolderOf(settings.Data);
        if (folder.Belongs)
        {
            var identity = folder.Read();
            return identity.IsOk ? Belonging(settings, folder, identity.Value) : identity.Error;
        }

        if (folder.Left is { } left && (settings.Cluster is null || settings.Cluster.Name == left))
        {
            // Whoever starts it as before would found anew what it was told to leave.
            return (ClusterFiles?)null;
        }

        if (settings.Cluster is not { } wanted)
        {
            return settings.Links is null
                ? (ClusterFiles?)null
                : StartErrors.Usage(
                    "It was said where other nodes reach this one, and it is alone.",
                    "Give --cluster NAME too, or leave out --link-listen and --advertise."
                );
        }

        var place = ClusterPlaceReading.Read(wanted, settings.Links ?? LinkPlace.Usual);
        return place.IsOk ? new ClusterFiles(folder, place.Value, null) : place.Error;
    }

    /// <summary>What was said anew is kept, so that it need not be said at each start.</summary>
    private static Outcome<ClusterFiles?> Belonging(
        NodeSettings settings,
        ClusterFolder folder,
        ClusterIdentity identity
    )
    {
        if (settings.Cluster is { } other && other.Name != identity.ClusterName)
        {
            return FoundingErrors.InAnother(identity.ClusterName);
        }

        var kept = ClusterPlaceText.Read(identity.ClusterName, identity.Coordination, settings.Links);
        var links = settings.Links ?? kept.Value?.Links ?? LinkPlace.Usual;
        var place = settings.Cluster is { } given ? ClusterPlaceReading.Read(given, links, kept.Value) : kept;
        if (!place.IsOk)
        {
            return place.Error;
        }

        var text = ClusterPlaceText.Write(place.Value);
        if (text != identity.Coordination)
        {
            identity = identity with { Coordination = text };
            folder.Write(identity);
        }

        return new ClusterFiles(folder, place.Value, identity);
    }
}
