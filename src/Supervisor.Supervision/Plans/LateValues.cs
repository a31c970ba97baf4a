using System.Globalization;
using Supervisor.Fleet.Late;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Values;

namespace Supervisor.Supervision.Plans;

/// <summary>Fills in what only the running fleet knows: where agents are reached, and who one is.</summary>
internal sealed class LateValues(FleetNames names, string node, PlanNeeds needs, List<PlanError> errors)
{
    private readonly NetworkWays _ways = new(names);

    internal ValueList<string> Fill(ValueList<string> words, FleetMember agent) =>
        words.Select(word => Fill(word, agent)).ToValueList();

    internal string? FillOrNull(string? text, FleetMember agent) => text is null ? null : Fill(text, agent);

    internal string Fill(string text, FleetMember agent) =>
        LateReference.Fill(text, reference => ValueOf(reference, agent));

    private string? ValueOf(LateReference reference, FleetMember agent) =>
        reference switch
        {
            { Kind: "node", Property: "name" } => node,
            { Kind: "group", Property: "name" } => agent.Group.Name,
            { IsOfAgent: true, Property: "host" or "port" or "url" } => OfAgent(reference, agent),
            _ => Unknown(
                reference,
                agent,
                $"There is no '{reference.Property}' of {(reference.IsOfAgent ? "an" : "a")} {reference.Kind}.",
                reference.IsOfAgent
                    ? $"Write {{agent:{reference.Name}.host}}, .port or .url."
                    : $"Write {{{reference.Kind}:name}}."
            ),
        };

    private string? OfAgent(LateReference reference, FleetMember agent) =>
        names.Resolve(reference.Name, agent.Scope) switch
        {
            NameResolution.Resolved { Member: var other } when IsElsewhereMovable(other, agent) => Unknown(
                reference,
                agent,
                $"'{reference.Name}' may move between nodes, and nodes do not know each other's addresses yet.",
                "Pin its group, or put both into one group."
            ),
            NameResolution.Resolved { Member: var other } when needs.IsOfNode(other) => Address(
                reference,
                agent,
                other
            ),
            NameResolution.Resolved { Member: var other } => Unknown(
                reference,
                agent,
                $"'{reference.Name}' runs on {other.Project.Node}, and nodes do not know each other's addresses yet.",
                "Write the address itself."
            ),
            NameResolution.Ambiguous { Hits: var hits } => Unknown(
                reference,
                agent,
                $"'{reference.Name}' names {hits.Count} of the fleet.",
                $"Write which one is meant, such as {{agent:{names.Shortest(hits[0])}.{reference.Property}}}."
            ),
            _ => Unknown(
                reference,
                agent,
                $"'{reference.Name}' names nothing that runs in this fleet.",
                names.Suggest(reference.Name, agent.Scope) is { } near
                    ? $"Did you mean {{agent:{near}.{reference.Property}}}?"
                    : "Correct the name, or apply this file together with the file that has it."
            ),
        };

    /// <summary>Where it is, only the cluster knows; but what is of the same group moves along.</summary>
    private static bool IsElsewhereMovable(FleetMember other, FleetMember agent) =>
        other.Group.Placement is Placement.Movable && other.Address.OfGroup != agent.Address.OfGroup;

    private string? Address(LateReference reference, FleetMember agent, FleetMember other) =>
        _ways.Between(agent, other) switch
        {
            NetworkWay.Direct { Host: var host } when reference.Property is "host" => host,
            NetworkWay.Direct { Host: var host } when PortOf(other) is { } port => Written(reference, host, Text(port)),
            NetworkWay.Published when PortOf(other) is { } port => _ways.PublishedPort(other, port) is { } leading
                ? Written(reference, leading.Host, leading.Port)
                : Unknown(
                    reference,
                    agent,
                    $"{other} is in a container, and its port {Text(port)} is not published.",
                    $"Publish it: ports: [\"127.0.0.1:{Text(port)}:{Text(port)}\"] in '{other.Group.Name}'."
                ),
            NetworkWay.Published when reference.Property is "host" => NetworkPlaces.Loopback,
            NetworkWay.None { Why: var why, Remedy: var remedy } => Unknown(reference, agent, why, remedy),
            _ => Unknown(reference, agent, $"'{reference.Name}' has no port.", $"Give {other} a port."),
        };

    private static string Written(LateReference reference, string host, string port) =>
        reference.Property switch
        {
            "host" => host,
            "port" => port,
            _ => $"http://{host}:{port}",
        };

    /// <summary>Where its program listens.</summary>
    private static int? PortOf(FleetMember member)
    {
        var only = member.Agent ?? (member.Group.Agents is [var agent] ? agent : null);
        return only?.Port ?? (member.Group.Service.Ports is [var first, ..] ? first.Target : null);
    }

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);

    private string? Unknown(LateReference reference, FleetMember agent, string why, string remedy)
    {
        errors.Add(PlanErrors.LateValue(agent, reference, why, remedy));
        return null;
    }
}
