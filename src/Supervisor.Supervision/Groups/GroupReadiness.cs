using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Groups;

/// <summary>Whether a group is ready, by its own rule. Who has done all that it had to do is as good as who is ready.</summary>
/// <param name="Counted">How many agents count.</param>
/// <param name="Ready">How many of those are ready.</param>
/// <param name="Enough">How many of those would be enough.</param>
/// <param name="Missing">Those that count and are not ready, in the order of the file.</param>
internal sealed record GroupReadiness(int Counted, int Ready, int Enough, IReadOnlyList<string> Missing)
{
    internal bool IsReady => Ready >= Enough;

    internal static GroupReadiness Of(GroupDefinition definition, Func<string, AgentSnapshot?> find)
    {
        var agents = definition.Agents.Where(Speaks).ToList();
        var counted = agents.Where(agent => definition.Ready.Counts(agent.Required)).ToList();
        var enough = definition.Ready.Enough(counted.Count);
        if (counted.Count == 0)
        {
            // Where nothing is required, any sign of life is: a group is not ready by being empty.
            counted.AddRange(agents);
        }

        var missing = counted
            .Select(agent => agent.Address.Agent)
            .Where(agent => find(agent) is not { Satisfies: true })
            .ToList();
        return new GroupReadiness(counted.Count, counted.Count - missing.Count, enough, missing);
    }

    /// <summary>A container that is there for agents says nothing of them, unless it is asked for its health.</summary>
    private static bool Speaks(AgentDefinition agent) =>
        !agent.Address.IsHolder || agent.Launch is ContainerLaunch { Container.Service.Health: { IsDisabled: false } };
}
