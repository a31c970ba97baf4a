using Supervisor.Contracts.Text;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;

namespace Supervisor.Fleet.Judging.Readiness;

/// <summary>A readiness that runs out before the libraries renew it.</summary>
internal static class TtlBelowHeartbeat
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    public static IEnumerable<Finding> Find(Scene scene) =>
        from agent in scene.Agents
        where agent.Model.Ttl <= Heartbeat
        select agent.At(
            JudgeKinds.TtlBelowHeartbeat,
            agent.PathOf("ttl"),
            $"The readiness of {agent} lasts {DurationText.Format(agent.Model.Ttl)}, and the libraries renew it every "
                + $"{DurationText.Format(Heartbeat)}: it would come and go.",
            "Write a ttl of at least three heartbeats, 30s."
        );
}
