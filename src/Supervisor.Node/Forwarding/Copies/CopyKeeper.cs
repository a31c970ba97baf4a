using Supervisor.Contracts.Ids;
using Supervisor.Node.Forwarding.Links;
using Supervisor.Node.Forwarding.Routing;
using Supervisor.Runtimes.Faults;

namespace Supervisor.Node.Forwarding.Copies;

/// <summary>Follows how agents and groups of other nodes stand, so that something can be said of them when they are gone.</summary>
internal sealed class CopyKeeper(
    FleetNode own,
    CommandLinks links,
    StandingCopies copies,
    TimeProvider clock,
    WorkFaults faults
) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Followed> _followed = new(StringComparer.Ordinal);

    /// <summary>Which node bore a name last.</summary>
    private readonly Dictionary<string, NodeId> _known = new(StringComparer.Ordinal);

    private List<Task> _ending = [];
    private bool _isOver;

    /// <param name="others">Those that are there.</param>
    public void See(IReadOnlyList<FleetNode> others)
    {
        var names = CopyRing
            .FollowedBy(own.Name, others.Select(static node => node.Name))
            .ToHashSet(StringComparer.Ordinal);
        lock (_gate)
        {
            if (_isOver)
            {
                return;
            }

            var wanted = others.Where(node => names.Contains(node.Name)).ToList();
            foreach (var followed in _followed.Values.Where(one => !wanted.Contains(one.Node)).ToList())
            {
                End(followed);
            }

            foreach (var node in wanted.Where(node => !_followed.ContainsKey(node.Name)))
            {
                Begin(node);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        List<Task> ending;
        lock (_gate)
        {
            _isOver = true;
            foreach (var followed in _followed.Values.ToList())
            {
                End(followed);
            }

            ending = _ending;
        }

        await Task.WhenAll(ending);
    }

    private void Begin(FleetNode node)
    {
        if (_known.TryGetValue(node.Name, out var before) && before != node.Id)
        {
            copies.Forget(node.Name);
        }

        _known[node.Name] = node.Id;
        var stop = new CancellationTokenSource();
        var following = CopiedLists.All.Select(list =>
            Task.Run(() => FollowerOf(node, list).FollowAsync(clock, stop.Token))
        );
        _followed[node.Name] = new Followed(node, Task.WhenAll([.. following]), stop);
    }

    private CopyFollower FollowerOf(FleetNode node, CopiedList list) =>
        new(node, list, links, copies, own.Name) { Faults = faults };

    private void End(Followed followed)
    {
        _followed.Remove(followed.Node.Name);
        _ending = [.. _ending.Where(static task => !task.IsCompletedSuccessfully), EndAsync(followed)];
    }

    private static async Task EndAsync(Followed followed)
    {
        await followed.Stop.CancelAsync();
        await followed.Following;
        followed.Stop.Dispose();
    }

    private sealed record Followed(FleetNode Node, Task Following, CancellationTokenSource Stop);
}
