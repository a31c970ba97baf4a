using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Probes;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Judging.Spaces;
using Supervisor.Fleet.Model.Agents;

namespace Supervisor.Fleet.Judging.Ports;

/// <summary>
/// An agent whose probe asks another: the other's health stands for both. Told only where it is sure: the very same
/// question for two agents, or a question to the port on which another listens.
/// </summary>
internal static class SharedProbe
{
    public static IEnumerable<Finding> Find(Scene scene) => scene.Spaces.All.SelectMany(Of);

    private static IEnumerable<Finding> Of(NetworkSpace space)
    {
        var listening = space
            .Agents.Where(agent => agent.Model.Port is not null)
            .GroupBy(agent => agent.Model.Port!.Value)
            .ToDictionary(same => same.Key, same => same.First());
        var asked = new Dictionary<(ProbeTarget Target, int Port), AgentSite>();
        foreach (var agent in space.Agents)
        {
            if (
                agent.Model.Probe is not { Target: var target }
                || ProbeAddress.Of(target) is not { IsOwnHost: true, Port: { } port }
                || agent.Model.Port == port
            )
            {
                continue;
            }

            var listener = agent.Model.Port is null ? null : listening.GetValueOrDefault(port);
            var other = asked.TryAdd((target, port), agent) ? listener : listener ?? asked[(target, port)];
            if (other is not null)
            {
                yield return Told(agent, other, port);
            }
        }
    }

    private static Finding Told(AgentSite agent, AgentSite other, int port) =>
        agent.At(
            JudgeKinds.SharedProbe,
            agent.PathOf("probe"),
            $"The probe of {agent} asks port {port}, where {other} answers: {agent} counts as healthy whenever {other} is.",
            $"Write the port on which {agent} itself answers."
        );
}
