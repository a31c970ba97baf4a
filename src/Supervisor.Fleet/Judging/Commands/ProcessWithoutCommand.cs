using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;

namespace Supervisor.Fleet.Judging.Commands;

/// <summary>An agent of a group of host processes that nothing starts.</summary>
internal static class ProcessWithoutCommand
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from agent in scene.Agents
        where agent.Group.Model.IsProcess && !agent.Group.IsNoService && agent.Model.Command is not { Count: > 0 }
        select agent.At(
            JudgeKinds.ProcessWithoutCommand,
            agent.Path,
            $"'{agent.Group}' has neither an image nor a build, so its agents are processes of the machine, "
                + $"and {agent} has no command.",
            "Give the service an image, or the agent a command: [program, argument]."
        );
}
