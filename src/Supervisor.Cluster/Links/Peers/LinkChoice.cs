using Supervisor.Contracts.Ids;

namespace Supervisor.Cluster.Links.Peers;

/// <summary>
/// Which of two links to the same node stays. Both ends decide alike without a word, when both dial at the same moment: the
/// one that the smaller id dialled.
/// </summary>
/// <param name="Run">Which start of the peer's daemon it leads to.</param>
/// <param name="Dialler">Who made it.</param>
internal sealed record LinkChoice(string Run, NodeId Dialler, NodeId Other)
{
    private bool IsPreferred => string.CompareOrdinal(Dialler.Value, Other.Value) < 0;

    /// <summary>Whether this one takes the place of the one that there is.</summary>
    public bool Replaces(LinkChoice? current) =>
        current is null
        // What is there leads to a daemon that has ended.
        || current.Run != Run
        // Who dials again has lost what there was.
        || current.Dialler == Dialler
        || IsPreferred;
}
