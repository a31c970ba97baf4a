using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Reading;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Plans;

namespace Supervisor.Node.Fleets.Parts;

/// <summary>What nodes have to run by the parts of a fleet.</summary>
internal static class PartPlans
{
    public static PlanOutcome Of(
        IReadOnlyList<FleetPart> parts,
        FleetReading reading,
        string node,
        long revision,
        PlanSurroundings surroundings
    ) => NodePlans.Of(reading.Model, node, revision, SurroundingsOf(parts, surroundings));

    /// <summary>
    /// Whether anything that is pinned to some node would be another, once two fleets are one: it would be restarted, and nothing of
    /// what was there alone is to be.
    /// </summary>
    /// <param name="before">One of them, as it was for itself.</param>
    /// <param name="concerns">Whether it counts what that has for a node.</param>
    public static OperatorError? WhatChanges(
        IReadOnlyList<FleetPart> before,
        IReadOnlyList<FleetPart> together,
        Func<string, bool> concerns,
        PlanSurroundings surroundings
    )
    {
        var reading = FleetReading.Of([.. together.Select(part => part.Reading)]);
        var alone = FleetReading.Of([.. before.Select(part => part.Reading)]);
        foreach (
            var node in NodesOf(alone.Model).Intersect(NodesOf(reading.Model), StringComparer.Ordinal).Where(concerns)
        )
        {
            var planned = Of(before, alone, node, 0, surroundings).Plan;
            if (planned is not null && Change(planned, Of(together, reading, node, 0, surroundings), node) is { } what)
            {
                return PartErrors.Changes(what);
            }
        }

        return null;
    }

    private static IEnumerable<string> NodesOf(FleetModel model) =>
        model.Projects.Select(project => project.Node).OfType<string>().Distinct(StringComparer.Ordinal);

    private static string? Change(NodePlan before, PlanOutcome after, string node) =>
        after.Plan is not { } plan ? $"the node {node}: {after.Errors[0].Error.Message}"
        : before.Redis is not null && before.Redis != plan.Redis ? $"the Redis of the node {node}"
        : before
            .Groups.Where(group => group.Movable is null)
            .FirstOrDefault(group =>
                plan.Groups.FirstOrDefault(there => there.Name == group.Name) is { } there && there != group
            )
            is { } other
            ? $"the group {other.Name} of the node {node}"
        : null;

    private static PlanSurroundings SurroundingsOf(IReadOnlyList<FleetPart> parts, PlanSurroundings surroundings)
    {
        if (parts is [var alone])
        {
            return surroundings with { Files = alone.Bundle.Files };
        }

        var files = parts
            .SelectMany(part => part.Projects.Select(project => (project, part.Bundle.Files)))
            .ToDictionary(pair => pair.project, pair => pair.Files, ByReference.Instance);
        return surroundings with { FilesOf = project => files[project] };
    }

    /// <summary>Two nodes may have brought the same words.</summary>
    private sealed class ByReference : IEqualityComparer<ProjectModel>
    {
        public static readonly ByReference Instance = new();

        public bool Equals(ProjectModel? x, ProjectModel? y) => ReferenceEquals(x, y);

        public int GetHashCode(ProjectModel obj) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj);
    }
}
