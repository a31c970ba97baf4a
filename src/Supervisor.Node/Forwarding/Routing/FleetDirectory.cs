using System.Collections.Concurrent;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Forwarding.Copies;
using Supervisor.Node.Forwarding.Links;
using Supervisor.Node.Forwarding.Merging;
using Supervisor.Node.Palettes;
using Supervisor.Node.Palettes.Views;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Forwarding.Routing;

/// <summary>
/// Who has which agents and groups. The others are asked each time, since nobody else knows; of one that does not answer there is
/// what it said last.
/// </summary>
/// <param name="copies">Of those that never said it, what was heard of them.</param>
internal sealed class FleetDirectory(SupervisedServices own, CommandLinks links, StandingCopies copies)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, NodeNames> _last = new(StringComparer.Ordinal);

    /// <returns>What they have, and who of them could not be asked.</returns>
    public async Task<(IReadOnlyList<NodeNames> Known, IReadOnlyList<string> Unasked)> AskAsync(
        IReadOnlyList<FleetNode> nodes,
        Caller caller,
        CancellationToken stop
    )
    {
        var answers = await Task.WhenAll(nodes.Select(node => AskAsync(node, caller, stop)));
        var unasked = nodes.Zip(answers).Where(answer => answer.Second is null).Select(answer => answer.First.Name);
        var known = nodes.Zip(answers).Select(answer => answer.Second ?? LastOf(answer.First));
        return (NodeNames.Settled([.. known.OfType<NodeNames>()]), [.. unasked]);
    }

    private NodeNames? LastOf(FleetNode node) =>
        copies.Find(node.Name, CopiedList.Agents) is { } told
            ? NamesOf(node, told.Table)
            : _last.GetValueOrDefault(node.Name);

    private async Task<NodeNames?> AskAsync(FleetNode node, Caller caller, CancellationToken stop)
    {
        var names = node.IsOwn ? await ReadAsync(node, stop) : await AskOtherAsync(node, caller, stop);
        if (names is not null)
        {
            _last[node.Name] = names;
        }

        return names;
    }

    private async Task<NodeNames?> ReadAsync(FleetNode node, CancellationToken stop) =>
        await own.ReadAsync(stop) is { } roster
            ? NamesOf(
                node,
                roster
                    .Agents.Values.Where(agent => !Elsewhere.Is(agent))
                    .Select(agent => (agent.Address.Path, new OwnershipWord(agent.Epoch, agent.Cause))),
                roster.Groups.Values.Where(group => !Elsewhere.Is(roster, group)).Select(group => group.Name)
            )
            : null;

    private async Task<NodeNames?> AskOtherAsync(FleetNode node, Caller caller, CancellationToken stop)
    {
        var request = new CommandRequest(
            Arguments: new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
            {
                ["containers"] = ["true"],
            }
        );
        var call = new RemoteCall("agent", "list", request, caller.Name, Role.Viewer, Patience);
        var columns = new ColumnsFrame([]);
        var rows = new List<RowFrame>();
        await foreach (var frame in links.AskAsync(node.Id, node.Name, call, isChange: false, stop))
        {
            switch (frame)
            {
                case ColumnsFrame named:
                    columns = named;
                    break;
                case RowFrame row:
                    rows.Add(row);
                    break;
                case ErrorFrame:
                    return null;
            }
        }

        return NamesOf(node, new NodeTable(columns, rows));
    }

    private static NodeNames NamesOf(FleetNode node, NodeTable table)
    {
        var agents = table.Rows.Select(row =>
            (NodeNames.PathOf(table.CellOf(row, "name").ToString()), OwnershipWord.In(table, row))
        );
        return NamesOf(node, agents, table.Rows.Select(row => table.CellOf(row, "group").ToString()));
    }

    private static NodeNames NamesOf(
        FleetNode node,
        IEnumerable<(string Path, OwnershipWord Word)> told,
        IEnumerable<string> groups
    )
    {
        var agents = told.ToList();
        var all = agents.ToLookup(agent => Elsewhere.IsUnowned(agent.Word.Cause), agent => agent.Path);
        var unowned = all[true]
            .Select(NodeNames.GroupOf)
            .Except(all[false].Select(NodeNames.GroupOf), StringComparer.Ordinal);
        return new NodeNames(
            node,
            [.. all[false]],
            [.. groups.Except(unowned, StringComparer.Ordinal).Distinct(StringComparer.Ordinal)]
        )
        {
            Unowned = [.. all[true]],
            Ownerships = agents
                .GroupBy(agent => NodeNames.GroupOf(agent.Path), agent => agent.Word, StringComparer.Ordinal)
                .ToDictionary(of => of.Key, of => of.MaxBy(static word => word.Weight), StringComparer.Ordinal),
        };
    }
}
