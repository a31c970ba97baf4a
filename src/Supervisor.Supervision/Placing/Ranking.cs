using Supervisor.Contracts.Ids;
using Supervisor.Fleet.Values;

namespace Supervisor.Supervision.Placing;

/// <summary>The nodes of a fleet as places for one group: those that fit in the order in which they are to take it, then the others.</summary>
public sealed record Ranking(ValueList<Candidate> Candidates)
{
    public static Ranking Empty { get; } = new([]);

    public Candidate? First => Candidates is [{ Fits: true } first, ..] ? first : null;

    public Candidate? Find(NodeId node) => Candidates.FirstOrDefault(candidate => candidate.Node == node);

    /// <summary>How many are to take it before this node; null: it does not fit.</summary>
    public int? RankOf(NodeId node)
    {
        for (var rank = 0; rank < Candidates.Count && Candidates[rank].Fits; rank++)
        {
            if (Candidates[rank].Node == node)
            {
                return rank;
            }
        }

        return null;
    }
}
