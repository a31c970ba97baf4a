using System.Security.Cryptography;
using Supervisor.Cluster.Joining.Asking;
using Supervisor.Cluster.Joining.Tokens;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Clusters;
using Supervisor.Node.Clusters.Own;
using Supervisor.Node.Clusters.Places;
using Supervisor.Node.Data;
using Supervisor.Node.Fleets;
using Supervisor.Node.Settings;
using Supervisor.Supervision.Time;

namespace Supervisor.Node.Hosting;

/// <summary>Makes the node of this data directory one of a cluster, before its daemon starts.</summary>
internal static class NodeJoining
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <returns>Why it has not joined; null when it has.</returns>
    public static async Task<OperatorError?> JoinAsync(NodeSettings settings, JoinLine line)
    {
        var token = line.Token.Read(Console.In, "supervisor join TOKEN");
        if (!token.IsOk)
        {
            return token.Error;
        }

        var links = settings.Links ?? LinkPlace.Usual;
        if (settings.Cluster is { } own && ClusterPlaceReading.Read(own, links).Error is { } unreadable)
        {
            return unreadable;
        }

        var data = DataDirectory.Open(settings, MachineBinding.OfThisMachine(), RandomNumberGenerator.GetBytes);
        if (!data.IsOk)
        {
            return data.Error;
        }

        using (data.Value)
        {
            // How the node itself reaches etcd may be set as well, as by a user of its own: that is kept in place of what
            // the member gave. Whether it is of that cluster is known only afterwards.
            return await JoinAsync(data.Value, links, token.Value, line.IsToReplace)
                ?? ClusterFiles.Find(settings).Error;
        }
    }

    private static async Task<OperatorError?> JoinAsync(
        DataDirectory data,
        LinkPlace links,
        JoinToken token,
        bool isToReplace
    )
    {
        var own = await OwnFleetReading.ReadAsync(
            data,
            $"supervisor join ({data.Identity.Name})",
            new HybridClock(TimeProvider.System).Next()
        );
        if (!own.IsOk)
        {
            return own.Error;
        }

        var groups = own.Value is { } fleet ? await GroupsOfAsync(data, fleet) : [];
        using var patience = new CancellationTokenSource(Patience);
        var folder = ClusterFiles.FolderOf(data.Layout);
        var joiner = new ClusterJoiner(
            folder,
            TimeProvider.System,
            RandomNumberGenerator.GetBytes,
            (text, key) => Keep(data, links, text, key)
        );
        var self = SelfOf(data, links, isToReplace) with { Groups = groups, Brought = own.Value?.Brought };
        var joined = await joiner.JoinAsync(token, self, patience.Token);
        if (!joined.IsOk)
        {
            return joined.Error;
        }

        var identity = joined.Value.Identity;
        Console.WriteLine($"This machine is the node '{identity.Name}' of the cluster '{identity.ClusterName}' now.");
        return null;
    }

    /// <returns>How the cluster is reached, with where this node takes links.</returns>
    private static string Keep(DataDirectory data, LinkPlace links, string text, byte[] key)
    {
        SecretStore.TakeKey(data.Layout.Secrets, key);
        var place = ClusterPlaceText.Read("", text, links);
        // What cannot be read is said at the start that follows.
        return place.IsOk ? ClusterPlaceText.Write(place.Value) : text;
    }

    /// <summary>The guard is asked only where it matters: it need not be there.</summary>
    private static async Task<IReadOnlyList<string>> GroupsOfAsync(DataDirectory data, OwnFleet own) =>
        own.Resting.Count == 0
            ? own.Groups
            : OwnGroupRules.ThatMayRun(own, await GuardedGroups.ReadAsync(data.Layout.Directory));

    private static JoinerSelf SelfOf(DataDirectory data, LinkPlace links, bool isToReplace)
    {
        var identity = data.Identity;
        return new JoinerSelf(
            identity.Node,
            identity.Name,
            identity.Cluster,
            ClusterFoundation.AddressesOf(links),
            links.Listen
        )
        {
            Program = ProgramVersion.Text,
            Replaces = isToReplace,
        };
    }
}
