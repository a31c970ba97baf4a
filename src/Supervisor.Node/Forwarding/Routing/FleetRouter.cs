using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Fleets;
using Supervisor.Node.Forwarding.Copies;
using Supervisor.Node.Palettes;

namespace Supervisor.Node.Forwarding.Routing;

/// <summary>Finds out which nodes a command is for.</summary>
/// <param name="pinned">What the fleet pins to each node, whether it is there or not.</param>
internal sealed class FleetRouter(
    FleetMembers members,
    FleetDirectory directory,
    Func<Task<IReadOnlyList<PinnedNames>>> pinned
)
{
    /// <param name="command">Palette and name.</param>
    public async Task<Outcome<CommandRoute>> RouteAsync(
        string command,
        CommandDescription description,
        CommandCall call,
        CancellationToken stop
    )
    {
        var nodes = members.All;
        var given = call.Arguments.Given;
        if (RouteRules.NodeIn(command, given) is { } named)
        {
            return RouteRules.ToNode(named, given, nodes);
        }

        var names = GivenNames.In(description, given);
        if (names.Count == 0)
        {
            var isOfAll = RouteRules.IsOfAllNodes(command);
            var asked = isOfAll ? nodes : [nodes[0]];
            return new CommandRoute([.. asked.Select(node => new RoutePart(node, given))])
            {
                Absent = isOfAll ? [.. members.Gone.Select(node => new AbsentPart(node, given, Error: null))] : [],
            };
        }

        var gone = members.Gone;
        var isToBeFound = nodes.Count + gone.Count > 1 && names.Any(name => name.Qualified.Node is null);
        var (known, unasked) = isToBeFound ? await directory.AskAsync(nodes, call.Caller, stop) : ([], []);
        if (gone.Count > 0 && AbsenceRules.Unfound(names, nodes, known) is { Count: > 0 } unfound)
        {
            var absent = AbsenceRules.WhoseAre(unfound, gone, await pinned());
            if (absent.Count > 0)
            {
                return AbsentAnswer.Covers(command)
                    ? RouteRules.Of(names, given, nodes, known, absent)
                    : absent[0].Error;
            }
        }

        var route = RouteRules.Of(names, given, nodes, known);
        return route.IsOk ? route.Value with { Unasked = unasked } : route;
    }
}
