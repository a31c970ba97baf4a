using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Text;

namespace Supervisor.Fleet.Judging.Names;

/// <summary>An agent that several others need and no group has: one mistake, however many of them suffer from it.</summary>
internal static class UnplacedAgent
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from missing in scene.MissingNames
        where missing.IsLeftOut
        select missing
            .Needs[0]
            .At(
                JudgeKinds.UnplacedAgent,
                $"{missing.Agents.Count} agents ({Phrases.And(missing.Agents)}) need '{missing.Name}', and no group has it.",
                $"Add '{missing.Name}' to the agents of a group, or give the file that has it too, "
                    + "or take it out of their needs."
            );
}
