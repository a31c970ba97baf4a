using Supervisor.Contracts.Text;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Sites;

namespace Supervisor.Fleet.Judging.Readiness;

/// <summary>An agent that is restarted for being late while its probe still forgives it.</summary>
internal static class StartDeadlineTooShort
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from agent in scene.Agents
        from start in new[]
        {
            (What: "its probe", Period: agent.Model.Probe?.StartPeriod),
            (What: "its liveness probe", Period: agent.Model.Liveness?.StartPeriod),
            (What: "the health test of its container", Period: OfContainer(agent)),
        }
        where start.Period > agent.Model.StartDeadline
        select agent.At(
            JudgeKinds.StartDeadlineTooShort,
            agent.PathOf("startDeadline"),
            $"{agent} must be ready within {Text(agent.Model.StartDeadline)}, and {start.What} allows "
                + $"{Text(start.Period!.Value)} for the start.",
            $"Write a startDeadline above {Text(start.Period!.Value)}, or a shorter start period."
        );

    private static TimeSpan? OfContainer(AgentSite agent) =>
        agent is { IsListenedTo: true, Group.Service.Health: { IsDisabled: false } health } ? health.StartPeriod : null;

    private static string Text(TimeSpan time) => DurationText.Format(time);
}
