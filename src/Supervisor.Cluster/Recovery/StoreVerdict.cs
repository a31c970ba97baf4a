namespace Supervisor.Cluster.Recovery;

/// <summary>How the store stands to what a node remembers of it.</summary>
internal enum StoreVerdict
{
    /// <summary>It holds all of it, or nothing was remembered yet.</summary>
    Known,

    /// <summary>Another store is in its place.</summary>
    Other,

    /// <summary>It knows less than it did: an older copy was put in its place.</summary>
    Behind,

    /// <summary>It is another or an older one, and somebody has said that the cluster goes on in it.</summary>
    Recovered,

    /// <summary>The one that was is back, after another was seen in its place: what was told meanwhile was told of that one.</summary>
    Returned,
}
