using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Ownership;

namespace Supervisor.Node.Palettes.Node.Draining;

/// <summary>How far the groups of a drained node have moved.</summary>
/// <param name="Waits">What is waited for, as the end of a sentence; empty when all have moved.</param>
internal sealed record DrainProgress(int Done, int Total, string Waits)
{
    public bool IsOver => Done == Total;

    /// <param name="groups">Those that it owned when it was drained.</param>
    public static DrainProgress Of(IReadOnlyList<string> groups, NodeId node, OwnershipDescription now)
    {
        var open = groups
            .Select(group => (Name: group, Place: now.Groups.GetValueOrDefault(group)))
            .Where(one => one.Place is { Owner: null } || one.Place?.Owner == node.Value)
            .ToList();
        var more = open.Count > 1 ? $" (and {open.Count - 1} more)" : "";
        return new DrainProgress(
            groups.Count - open.Count,
            groups.Count,
            open.Count == 0 ? "" : $"waits for {open[0].Name}, which {HowIs(open[0].Place!)}{more}"
        );
    }

    /// <summary>After how many of how many.</summary>
    public string Text => $"{(Total == 1 ? "group has" : "groups have")} moved; {Waits}";

    private static string HowIs(OwnedGroup place) =>
        place switch
        {
            { Owner: not null } => "stops there",
            { Ranking.First: null } => "fits nowhere now",
            { Ranking.First.Name: var first } => $"has been given up, for {first} to take",
        };
}
