using System.Collections.Immutable;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Roster;

namespace Supervisor.Tests.Node.Palettes.Agents;

internal static class RosterOf
{
    /// <param name="paths">GROUP/AGENT each.</param>
    public static RosterView Agents(params string[] paths) =>
        new(
            1,
            paths.Select(Agent).ToImmutableSortedDictionary(agent => agent.Address.Path, agent => agent),
            ImmutableSortedDictionary<string, GroupSnapshot>.Empty
        );

    public static AgentAddress Address(string path) => new(path.Split('/')[0], path.Split('/')[1]);

    private static AgentSnapshot Agent(string path) =>
        new()
        {
            Address = Address(path),
            Version = 1,
            Phase = AgentPhase.Ready,
            Cause = "",
            Reason = "",
            Since = HybridTime.Zero,
            IsWanted = true,
        };
}
