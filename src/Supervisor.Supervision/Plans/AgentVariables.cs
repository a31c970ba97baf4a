using System.Globalization;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Values;

namespace Supervisor.Supervision.Plans;

/// <summary>The environment of an agent's process, but for what each incarnation adds.</summary>
internal static class AgentVariables
{
    /// <summary>Where a process of the host is reached from the same host.</summary>
    internal const string HostOfProcess = "127.0.0.1";

    private const long Mebibyte = 1024 * 1024;

    /// <summary>
    /// What its definition says: the agent's own over the service's over those that are set where the file sets none; and
    /// who it is, which no file can say otherwise. Null: it is not to be set, whatever the surroundings have.
    /// </summary>
    internal static ValueMap<string?> Of(FleetMember agent, string node, LateValues late) =>
        Usual(agent, node)
            .Concat(agent.Group.Service.Environment)
            .Concat(agent.Agent!.Environment)
            .Select(variable => KeyValuePair.Create(variable.Key, late.FillOrNull(variable.Value, agent)))
            .Concat(Identity(agent, node))
            .ToValueMap();

    /// <summary>With what it takes over from the daemon.</summary>
    internal static ValueMap<string> Whole(ValueMap<string?> variables, string? user, PlanSurroundings surroundings) =>
        surroundings
            .Environment.Where(inherited => !variables.Contains(inherited.Key) && !IsOfDaemonsUser(inherited.Key, user))
            .Concat(
                variables
                    .Where(variable => variable.Value is not null)
                    .Select(variable => KeyValuePair.Create(variable.Key, variable.Value!))
            )
            .ToValueMap();

    private static IEnumerable<KeyValuePair<string, string?>> Identity(FleetMember agent, string node) =>
        [
            Pair("SUPERVISOR_AGENT", agent.Agent!.Name),
            Pair("SUPERVISOR_GROUP", agent.Group.Name),
            Pair("SUPERVISOR_NODE", node),
            // Only what may move between nodes is fenced, and only then is there an epoch to speak of.
            Pair("SUPERVISOR_EPOCH", "0"),
        ];

    private static IEnumerable<KeyValuePair<string, string?>> Usual(FleetMember agent, string node)
    {
        yield return Pair("CONTAINER_ROLE", agent.Group.Name);
        yield return Pair("MACHINE_TYPE", node);
        // A process of the host shares the machine's network: nothing of it listens beyond the machine unless it says so.
        yield return Pair("BIND_ADDRESS", HostOfProcess);
        yield return Pair("PORT_OFFSET", agent.Project.PortOffset.ToString(CultureInfo.InvariantCulture));
        if (agent.Group.Gpu is { } gpu)
        {
            yield return Pair("GPU_MEMORY_LIMIT", (gpu.MemoryBytes / Mebibyte).ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The daemon's home is not another user's; whoever starts the process knows which one is.</summary>
    private static bool IsOfDaemonsUser(string variable, string? user) => variable is "HOME" && user is not null;

    private static KeyValuePair<string, string?> Pair(string name, string value) => new(name, value);
}
