using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Text;
using Supervisor.Fleet.Ordering;

namespace Supervisor.Fleet.Judging.Names;

/// <summary>
/// Agents that wait for each other, so that none of them ever starts: by their own needs, or because one of them is
/// started by its image, so that its container waits for what that one needs.
/// </summary>
internal static class WaitingInCircles
{
    private const int Told = 12;

    public static IEnumerable<Finding> Find(Scene scene) =>
        from cycle in scene.Order.Cycles
        // What waits for itself is told as that.
        where cycle.Steps.Count > 1
        select Of(scene, cycle);

    private static Finding Of(Scene scene, NeedCycle cycle)
    {
        var first = cycle.Steps[0].Need.Need;
        return new Finding(
            cycle.IsGatedByImage ? JudgeKinds.ImageGatedCycle : JudgeKinds.NeedCycle,
            scene.Reading.PlaceOf(first.Owner.Project, first.Path),
            $"None of these agents can start, for each waits for the next: "
                + $"{Phrases.And(cycle.Steps.Select(Step), Told)}{Further(cycle)}.",
            cycle.IsGatedByImage ? RemedyOfGate(cycle) : Remedy(cycle)
        );
    }

    private static string Step(CycleStep step)
    {
        var (need, target) = step.Need;
        var (waiting, owner) = (step.Waiting.Address.Agent, need.Owner.Address);
        return need.Source switch
        {
            NeedSource.DependsOn => $"{waiting} belongs to '{owner.Group}', which depends on '{need.Name}'",
            NeedSource.Namespace => $"{waiting} belongs to '{owner.Group}', which joins a name space of '{need.Name}'",
            _ when step.IsGatedByImage =>
                $"{waiting} starts with the container '{owner.Group}', in which {owner.Agent} needs {NameOf(target)}",
            _ => $"{waiting} needs {NameOf(target)}",
        };
    }

    private static string NameOf(Naming.FleetMember target) =>
        target.Agent is { } agent ? agent.Name : $"the group '{target.Group.Name}'";

    private static string Further(NeedCycle cycle) =>
        cycle.Entangled > cycle.Steps.Count ? $"; {cycle.Entangled} agents are caught in such cycles with them" : "";

    private static string Remedy(NeedCycle cycle) =>
        cycle.Steps.Any(step => step.Need.Need.Source is NeedSource.DependsOn)
            ? "Take depends_on out and write needs of the agents that really wait: groups may need each other, agents may not."
            : "Take one of these needs out; a name that is only dialled belongs in the group's 'links'.";

    private static string RemedyOfGate(NeedCycle cycle)
    {
        var gates = cycle
            .Steps.Where(step => step.IsGatedByImage)
            .Select(step => step.Need.Need.Owner.Address.Agent!)
            .Distinct(StringComparer.Ordinal);
        return $"Give {Phrases.And(gates)} a command, so that the container waits for nobody and only the agent does, "
            + "or take one of these needs out.";
    }
}
