using System.Globalization;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Values;

namespace Supervisor.Supervision.Plans;

/// <summary>The environment of an agent, but for what each incarnation adds.</summary>
internal static class AgentVariables
{
    private const long Mebibyte = 1024 * 1024;

    private const string Card = "GPU_MEMORY_LIMIT";

    /// <summary>
    /// What its definition says: the agent's own over the service's over those that are set where the file sets none; and
    /// who it is, which no file can say otherwise. Null: it is not to be set, whatever the surroundings have.
    /// </summary>
    internal static ValueMap<string?> OfProcess(FleetMember agent, string node, LateValues late) =>
        OfWhole(agent, node, NetworkPlaces.Loopback, late);

    /// <summary>Of a container that is the agent. Nothing is taken over from the daemon.</summary>
    internal static ValueMap<string?> OfContainer(FleetMember agent, string node, LateValues late) =>
        OfWhole(agent, node, NetworkPlaces.ListeningAddressOf(agent.Group), late);

    /// <summary>
    /// Of a container that is there for others: the service's, and theirs whom its image starts, for they have no other. What a
    /// card's share is goes to those that we start, so that a change of it leaves the container alone.
    /// </summary>
    internal static ValueMap<string?> OfHolder(
        FleetMember group,
        IReadOnlyList<FleetMember> members,
        string node,
        LateValues late
    )
    {
        var started = members.Where(member => member.Agent!.Command is null).ToList();
        return Usual(group, node, NetworkPlaces.ListeningAddressOf(group.Group))
            .Concat(started.Count > 0 ? OfCard(group) : [])
            .Concat(Filled(group.Group.Service.Environment, group, late))
            .Concat(started.SelectMany(member => Filled(member.Agent!.Environment, member, late)))
            .Concat(Place(group, node))
            .ToValueMap();
    }

    /// <summary>Beside those of its container.</summary>
    internal static ValueMap<string?> OfExecuted(FleetMember agent, string node, LateValues late) =>
        OfCard(agent)
            .Where(variable => !agent.Group.Service.Environment.Contains(variable.Key))
            .Concat(Filled(agent.Agent!.Environment, agent, late))
            .Concat(Identity(agent, node))
            .ToValueMap();

    /// <summary>With what a process takes over from the daemon.</summary>
    internal static ValueMap<string> Whole(ValueMap<string?> variables, string? user, PlanSurroundings surroundings) =>
        surroundings
            .Environment.Where(inherited => !variables.Contains(inherited.Key) && !IsOfDaemonsUser(inherited.Key, user))
            .Concat(
                variables
                    .Where(variable => variable.Value is not null)
                    .Select(variable => KeyValuePair.Create(variable.Key, variable.Value!))
            )
            .ToValueMap();

    private static ValueMap<string?> OfWhole(FleetMember agent, string node, string listensOn, LateValues late) =>
        Usual(agent, node, listensOn)
            .Concat(OfCard(agent))
            .Concat(Filled(agent.Group.Service.Environment, agent, late))
            .Concat(Filled(agent.Agent!.Environment, agent, late))
            .Concat(Identity(agent, node))
            .ToValueMap();

    private static IEnumerable<KeyValuePair<string, string?>> Filled(
        ValueMap<string?> variables,
        FleetMember member,
        LateValues late
    ) => variables.Select(variable => KeyValuePair.Create(variable.Key, late.FillOrNull(variable.Value, member)));

    private static IEnumerable<KeyValuePair<string, string?>> Identity(FleetMember agent, string node) =>
        Place(agent, node).Prepend(Pair("SUPERVISOR_AGENT", agent.Agent!.Name));

    private static IEnumerable<KeyValuePair<string, string?>> Place(FleetMember member, string node) =>
        [
            Pair("SUPERVISOR_GROUP", member.Group.Name),
            Pair("SUPERVISOR_NODE", node),
            // Only what may move between nodes is fenced, and only then is there an epoch to speak of.
            Pair("SUPERVISOR_EPOCH", "0"),
        ];

    private static IEnumerable<KeyValuePair<string, string?>> Usual(
        FleetMember member,
        string node,
        string listensOn
    ) =>
        [
            Pair("CONTAINER_ROLE", member.Group.Name),
            Pair("MACHINE_TYPE", node),
            Pair("BIND_ADDRESS", listensOn),
            Pair("PORT_OFFSET", member.Project.PortOffset.ToString(CultureInfo.InvariantCulture)),
        ];

    private static IEnumerable<KeyValuePair<string, string?>> OfCard(FleetMember member) =>
        member.Group.Gpu is { } gpu
            ? [Pair(Card, (gpu.MemoryBytes / Mebibyte).ToString(CultureInfo.InvariantCulture))]
            : [];

    /// <summary>The daemon's home is not another user's; whoever starts the process knows which one is.</summary>
    private static bool IsOfDaemonsUser(string variable, string? user) => variable is "HOME" && user is not null;

    private static KeyValuePair<string, string?> Pair(string name, string value) => new(name, value);
}
