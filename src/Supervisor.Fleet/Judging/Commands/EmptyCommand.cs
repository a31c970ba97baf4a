using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;

namespace Supervisor.Fleet.Judging.Commands;

/// <summary>A command that is written and runs nothing.</summary>
internal static class EmptyCommand
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from agent in scene.Agents
        where !agent.Group.Model.IsProcess
        where agent.Model.Command is [] or [" " or "", ..]
        select agent.At(
            JudgeKinds.EmptyCommand,
            agent.PathOf("command"),
            $"The command of {agent} is empty.",
            "Write what starts it, or take 'command' out if the image starts it."
        );
}
