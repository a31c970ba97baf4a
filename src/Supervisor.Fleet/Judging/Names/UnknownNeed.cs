using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Text;

namespace Supervisor.Fleet.Judging.Names;

/// <summary>A need on a name that nothing has.</summary>
internal static class UnknownNeed
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from missing in scene.MissingNames
        where !missing.IsLeftOut
        from need in missing.Needs
        select need.At(
            JudgeKinds.UnknownNeed,
            $"{need.Agent} needs '{missing.Name}', which is neither a group nor an agent of this fleet.",
            missing.Near is { } near
                ? $"Did you mean '{near}'?"
                : $"Need one that is there (the groups are {Phrases.And(Known(scene, need))}), "
                    + "or validate this file together with the file that has it."
        );

    /// <summary>Those of the own node come first: they are the likelier ones.</summary>
    private static IEnumerable<string> Known(Scene scene, NeedSite need) =>
        scene
            .Groups.OrderBy(group => group.Node == need.Agent.Group.Node ? 0 : 1)
            .Select(group => group.Name)
            .Distinct(StringComparer.Ordinal);
}
