using Supervisor.Contracts.Time;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Placing;

namespace Supervisor.Supervision.Explaining;

/// <summary>Where a movable group is, could be, and goes next, as one node sees it.</summary>
/// <param name="Owner">By its name; empty where nobody owns it.</param>
/// <param name="Since">When it was taken or given back last; null: never.</param>
/// <param name="Right">How its owner's right stands, as a sentence; empty where that says nothing.</param>
/// <param name="Next">What happens next, as a sentence.</param>
/// <param name="Candidates">Those that fit in their order, then the others, with the reason of each.</param>
public sealed record Placement(
    string Owner,
    long Epoch,
    HybridTime? Since,
    string Right,
    string Next,
    ValueList<Candidate> Candidates
)
{
    /// <summary>It is kept by an owner that is cut off, and nobody takes it over by himself.</summary>
    public bool IsKept { get; init; }

    /// <returns>Null: no revision has it as a movable group.</returns>
    public static Placement? Of(string group, OwnershipDescription description) =>
        description.Facts?.Fleet.Movable.Contains(group) == true
        && description.Groups.GetValueOrDefault(group) is { } place
            ? new Placement(
                place.OwnerName,
                place.Epoch,
                place.Since,
                RightOf(place, description),
                place.Next,
                place.Ranking.Candidates
            )
            {
                IsKept = place.IsKept,
            }
            : null;

    private static string RightOf(OwnedGroup place, OwnershipDescription description) =>
        place switch
        {
            _ when description.CutOff.Length > 0 => $"Who owns it is not known now: {description.CutOff}",
            { IsKept: true } => $"{place.OwnerName} keeps it, also while that is cut off.",
            { RightLeft: { } left } when left <= TimeSpan.Zero => "This node's right to run it is over.",
            { RightLeft: { } left } => FormattableString.Invariant(
                $"This node's right ends in {left.TotalSeconds:0.0}s, unless it is renewed."
            ),
            { Silence: { } silence } => FormattableString.Invariant(
                $"{place.OwnerName} has renewed its claim {silence.TotalSeconds:0.0}s ago."
            ),
            { Owner: not null } => "This node has taken it, and has no right yet.",
            _ => "",
        };
}
