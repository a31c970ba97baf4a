using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Forwarding.Links;
using Supervisor.Node.Forwarding.Merging;
using Supervisor.Node.Forwarding.Routing;

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

    /// <summary>A node that cannot be reached is tried again so often, and so is one whose version does not tell.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    public async Task FollowAsync(TimeProvider clock, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await HearAsync(stop);
                await Task.Delay(Pause, clock, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Nobody wants to know any more.
        }
    }

    /// <summary>Until it tells no more.</summary>
    internal async Task HearAsync(CancellationToken stop)
    {
        var (palette, command, request) = CopiedLists.Question(list);
        var call = new RemoteCall(palette, command, request, asker, Role.Viewer, Patience);
        var columns = new ColumnsFrame([]);
        var rows = new List<RowFrame>();
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
                        break;
                }
            }
        }
        finally
        {
            copies.End(this, node.Name, list);
        }
    }
}
