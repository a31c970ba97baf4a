using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Forwarding.Links;
using Supervisor.Node.Forwarding.Merging;
using Supervisor.Node.Forwarding.Routing;
using Supervisor.Runtimes.Faults;

namespace Supervisor.Node.Forwarding.Copies;

/// <summary>Follows one list of one other node. At rest nothing is said: there is a link, and its beats.</summary>
/// <param name="asker">This node's name.</param>
internal sealed class CopyFollower(
    FleetNode node,
    CopiedList list,
    CommandLinks links,
    StandingCopies copies,
    string asker
)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public required WorkFaults Faults { get; init; }

    public Task FollowAsync(TimeProvider clock, CancellationToken stop) =>
        new ListeningLoop($"following the {list} of {node.Name}", Faults).RunAsync(HearAsync, clock, stop);

    /// <summary>Until it tells no more.</summary>
    /// <returns>Whether it told anything.</returns>
    internal async Task<bool> HearAsync(CancellationToken stop)
    {
        var (palette, command, request) = CopiedLists.Question(list);
        var call = new RemoteCall(palette, command, request, asker, Role.Viewer, Patience);
        var columns = new ColumnsFrame([]);
        var rows = new List<RowFrame>();
        var isHeard = false;
        try
        {
            await foreach (var frame in links.AskAsync(node.Id, node.Name, call, isChange: false, stop))
            {
                switch (frame)
                {
                    case ColumnsFrame first:
                        (columns, rows) = (first, []);
                        break;
                    case RowFrame row:
                        rows.Add(row);
                        break;
                    case PictureFrame:
                        copies.Keep(this, node.Name, list, new NodeTable(columns, rows));
                        isHeard = true;
                        break;
                }
            }
        }
        finally
        {
            copies.End(this, node.Name, list);
        }

        return isHeard;
    }
}
