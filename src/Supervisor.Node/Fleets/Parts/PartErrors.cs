using Supervisor.Contracts.Palettes;

namespace Supervisor.Node.Fleets.Parts;

/// <summary>Why what a node runs cannot become a part of its cluster's fleet.</summary>
internal static class PartErrors
{
    private const string NamesakeCode = "fleet.namesake";
    private const string ChangesCode = "fleet.would-change";
    private const string NotBroughtCode = "fleet.not-brought";

    private const string RunsOn = "What runs here runs on; the daemon tries again every second.";

    public static OperatorError Namesake(string group, string where) =>
        new(
            NamesakeCode,
            $"What this node runs is no part of the cluster's fleet yet: the group {group} is in both.",
            $"In the cluster's fleet it is for {where}, and they would be one and the same.",
            $"At another node, apply a fleet without it: pbm fleet up. {RunsOn}"
        );

    public static OperatorError Taken(string group, string node) =>
        new(
            NamesakeCode,
            $"What the daemon was told at its start is not applied: the group {group} of the node {node} is in the cluster's fleet already.",
            "Another node has brought or applied it.",
            "Take it out of the files that --fleet names, or apply the whole fleet anew: pbm fleet up."
        );

    public static OperatorError NotWhole() =>
        new(
            ChangesCode,
            "What this node runs is no part of the cluster's fleet yet: one of the two cannot be read whole.",
            "It was written by another version.",
            $"Apply the fleet anew at another node: pbm fleet up. {RunsOn}"
        );

    /// <param name="what">Of whom it would become another.</param>
    public static OperatorError Changes(string what) =>
        new(
            ChangesCode,
            $"What this node runs is no part of the cluster's fleet yet: together, {what} would become another, and restart.",
            "What it is told of others, or needs of them, is not the same in both fleets.",
            $"At another node, apply a fleet of which it says more exactly what it means: pbm fleet up. {RunsOn}"
        );

    public static OperatorError NotBrought() =>
        new(
            NotBroughtCode,
            "What this node ran before it came into its cluster is no part of the cluster's fleet yet.",
            "A fleet that is applied here now would be compared with that alone.",
            "See pbm node show for what is in the way, or apply the fleet at another node."
        );
}
