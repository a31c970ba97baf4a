namespace Supervisor.Cluster.Coordination.Etcd.Watching;

/// <summary>Why a member is followed no longer.</summary>
/// <param name="Reason">For the operator: nobody can say what changes now. Empty when it is only to be listed anew.</param>
/// <param name="MustList">What came last is not what the next events follow.</param>
internal sealed record WatchEnd(string Reason, bool MustList)
{
    /// <summary>The store remembers no longer what came next.</summary>
    public static WatchEnd Forgotten { get; } = new("", MustList: true);

    /// <summary>The store knows less than was seen: an older state was restored.</summary>
    public static WatchEnd Restored { get; } = new("", MustList: true);

    public static WatchEnd CutOff(string reason) => new(reason, MustList: false);

    /// <summary>Events went missing, so it is not known any more what is there.</summary>
    public static WatchEnd Silent(Uri member) =>
        new($"{member} knows of changes and does not tell them.", MustList: true);
}
