using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;

namespace Supervisor.Fleet.Judging.Commands;

/// <summary>
/// A container that is only held open for the agents started in it, by a program that neither ends on a signal nor
/// reaps what its agents leave behind.
/// </summary>
internal static class HolderWithoutInit
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from site in scene.Groups
        where site.Service is { Init: not true, Entrypoint: null, Command: ["sleep" or "tail", ..] }
        where site.Agents.All(agent => !agent.IsListenedTo)
        select site.At(
            JudgeKinds.HolderWithoutInit,
            site.Path.Then("command"),
            $"'{site.Service.Command![0]}' holds the container of '{site}' as process 1: it ignores the stop signal, so each "
                + "stop takes the whole grace period, and it leaves ended processes of the agents behind.",
            "Add 'init: true' to the service."
        );
}
