using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Trust.Records;

/// <summary>Where coordination keeps who belongs to the cluster. Stored: keys are added, never renamed.</summary>
internal static class TrustKeys
{
    /// <summary>The cluster itself.</summary>
    public static EntryKey Cluster { get; } = EntryKey.Of("cluster", "record");

    /// <summary>That the cluster goes on in this store after its data was lost, or restored.</summary>
    public static EntryKey Generation { get; } = EntryKey.Of("cluster", "generation");

    /// <summary>Every node that ever belonged, by its id.</summary>
    public static EntryKey Nodes { get; } = EntryKey.Of("nodes");

    /// <summary>Every name that a node ever bore.</summary>
    public static EntryKey Names { get; } = EntryKey.Of("names");

    public static EntryKey People { get; } = EntryKey.Of("people");

    public static EntryKey Invitations { get; } = EntryKey.Of("invitations");

    /// <summary>Who is turned away: that the entry is there says so, whatever it holds.</summary>
    public static EntryKey Denied { get; } = EntryKey.Of("denied");

    public static EntryKey Node(NodeId node) => EntryKey.Of("nodes", node.Value);

    public static EntryKey Name(string name) => EntryKey.Of("names", name);

    public static EntryKey Person(string name) => EntryKey.Of("people", name);

    public static EntryKey Invitation(string id) => EntryKey.Of("invitations", id);

    public static EntryKey DeniedNode(string node) => EntryKey.Of("denied", DeniedNodePart, node);

    /// <param name="key">A hash by <see cref="PublicKeys"/>.</param>
    public static EntryKey DeniedKey(string key) => EntryKey.Of("denied", DeniedKeyPart, key);

    public const string DeniedNodePart = "node";

    public const string DeniedKeyPart = "key";
}
