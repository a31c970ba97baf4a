using System.Runtime.CompilerServices;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Clusters;
using Supervisor.Node.Clusters.Leaving;
using Supervisor.Supervision.Causes;

namespace Supervisor.Node.Palettes.Clusters;

internal sealed class ClusterLeave(PaletteServices services) : ClusterCommand(services)
{
    private const int Steps = 4;

    /// <summary>Another asks for the authority's key within a minute.</summary>
    private static readonly TimeSpan HolderPatience = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public override CommandDescription Description { get; } =
        new(
            "leave",
            "Has this node leave its cluster in order.",
            Roles.Admin,
            ResultKinds.Progress,
            Changes: true,
            Details: "What may move ends here and is given to others, the authority's key is with another node first, and the name is free. "
                + "Then the daemon starts anew, alone: what is pinned to this node runs on undisturbed, under the revision that holds.",
            Examples: [new CommandExample("cluster leave", "this machine goes its own way")]
        );

    protected override async IAsyncEnumerable<Frame> RunAsync(
        ClusterLife cluster,
        CommandCall call,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var (self, name) = (cluster.Services.Identity.Node, cluster.Services.Identity.ClusterName);
        var leaving = new ClusterLeaving(cluster, Services.Desk, Services.Ownership);
        var nodes = await leaving.NodesAsync();
        if (!nodes.IsOk)
        {
            yield return new ErrorFrame(nodes.Error);
            yield break;
        }

        var isLast = LeavingRules.IsLast(self, nodes.Value);
        if (call.DryRun)
        {
            var owned = await leaving.OwnedAsync();
            yield return new TextFrame(Would(name, owned, isLast, LeavingRules.AwaitsHolder(self, nodes.Value)));
            yield break;
        }

        var began = Services.Clock.GetTimestamp();
        while (nodes.IsOk && LeavingRules.AwaitsHolder(self, nodes.Value))
        {
            if (Services.Clock.GetElapsedTime(began) >= HolderPatience)
            {
                yield return new ErrorFrame(LeavingErrors.NoOtherHolder());
                yield break;
            }

            yield return new ProgressFrame(0, Steps, "Another node is to have the authority's key first.");
            await Task.Delay(Pause, Services.Clock, stop);
            nodes = await leaving.NodesAsync();
        }

        yield return new ProgressFrame(1, Steps, "What may move ends here, and is given to others.");
        if (await leaving.HandOverAsync(stop) is { } notHandedOver)
        {
            yield return new ErrorFrame(notHandedOver);
            yield break;
        }

        yield return new ProgressFrame(2, Steps, "The revision that holds is carried over to this node's own store.");
        if (await leaving.CarryOverAsync() is { } notCarried)
        {
            leaving.Stay();
            yield return new ErrorFrame(notCarried);
            yield break;
        }

        yield return new ProgressFrame(3, Steps, "The cluster is told.");
        yield return await leaving.LeaveAsync(call.Caller.Name, CauseText.Of(call.Id!)) is { } problem
            ? new ErrorFrame(problem)
            : new TextFrame(Left(name, isLast));
    }

    private static string Would(string name, IReadOnlyList<string> owned, bool isLast, bool awaitsHolder)
    {
        List<string> sentences = [$"Would leave the cluster '{name}', and go on alone with what is pinned here."];
        if (awaitsHolder)
        {
            sentences.Add("Another node would have the authority's key first.");
        }

        if (owned.Count > 0)
        {
            sentences.Add($"Given to others: {string.Join(", ", owned)}.");
        }

        if (isLast)
        {
            sentences.Add("It is the last node: the cluster would end.");
        }

        return string.Join(' ', sentences);
    }

    private static string Left(string name, bool isLast) =>
        isLast
            ? $"This node has left the cluster '{name}' as its last, and starts anew, alone. What the cluster kept in its store is of no use to anybody "
                + "any more, and may be removed there."
            : $"This node has left the cluster '{name}', and starts anew, alone. Settings that name the cluster may go; they are passed over.";
}
