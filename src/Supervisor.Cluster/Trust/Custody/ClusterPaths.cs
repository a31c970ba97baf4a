namespace Supervisor.Cluster.Trust.Custody;

/// <summary>Where a node keeps what makes it a member, within its data directory.</summary>
internal sealed record ClusterPaths(string Directory)
{
    public const string FolderName = "cluster";

    public static ClusterPaths In(string dataDirectory) => new(Path.Combine(dataDirectory, FolderName));

    /// <summary>Written last: it says that the others are whole.</summary>
    public string Record => Path.Combine(Directory, "cluster.json");

    public string Authority => Path.Combine(Directory, "authority.pem");

    public string AuthorityKey => Path.Combine(Directory, "authority.key");

    /// <summary>Certificate and key in one file, so that they change together.</summary>
    public string Own => Path.Combine(Directory, "node.pem");

    /// <summary>The key of a node that is joining: who asks again after a crash must be the same.</summary>
    public string JoiningKey => Path.Combine(Directory, "joining.key");

    /// <summary>Who was turned away when that was last known.</summary>
    public string Denied => Path.Combine(Directory, "denied.json");

    /// <summary>What was seen of the store where the cluster agrees.</summary>
    public string Memory => Path.Combine(Directory, "store.json");

    /// <summary>Which cluster this node has left, and was of last: it stands where it is of none.</summary>
    public string Left => Path.Combine(Directory, "left");
}
