using System.Globalization;
using System.Runtime.CompilerServices;
using Supervisor.Cluster.Recovery;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Clusters;
using Supervisor.Node.Clusters.Recovering;

namespace Supervisor.Node.Palettes.Clusters;

internal sealed class ClusterRecover(PaletteServices services) : ClusterCommand(services)
{
    private const string Force = "force";

    public override CommandDescription Description { get; } =
        new(
            "recover",
            "Has the cluster go on in a store whose data was lost, or restored from an older copy.",
            Roles.Admin,
            ResultKinds.Text,
            Changes: true,
            Details: "From what the nodes have seen it writes anew who belongs, who is turned away, the newest revision under its number, and who owned "
                + "what, in a generation above every epoch; then all nodes follow again. Tokens that were not used are good no more. Do it when the "
                + "former store is gone for good: where it still lives, two would each be believed.",
            Arguments:
            [
                new(Force, "Also without the word of nodes that are not there.", ArgumentKinds.Flag, Letter: "f"),
            ],
            Examples: [new CommandExample("cluster recover --dry-run", "what it would come to")]
        );

    protected override async IAsyncEnumerable<Frame> RunAsync(
        ClusterLife cluster,
        CommandCall call,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        if (Services.Desk is not { } desk)
        {
            yield return new ErrorFrame(RecoveryErrors.NothingRemembered());
            yield break;
        }

        var recovery = new ClusterRecovery(
            cluster.Services.Store,
            cluster.Services.Identity,
            cluster.Services.Clock,
            cluster.Store.Memory,
            desk
        );
        var scene = await recovery.LookAsync();
        var problem = scene.IsOk ? RecoveryJudge.WhyNot(scene.Value, call.Arguments.Flag(Force)) : scene.Error;
        if (problem is not null)
        {
            yield return new ErrorFrame(problem);
            yield break;
        }

        var plan = await recovery.PlanAsync(scene.Value!);
        if (!plan.IsOk)
        {
            yield return new ErrorFrame(plan.Error);
        }
        else if (call.DryRun)
        {
            yield return new TextFrame($"Would recover the cluster: {Sum(scene.Value!, plan.Value)}");
        }
        else
        {
            yield return await recovery.RunAsync(scene.Value!, plan.Value, call.Id!, call.Caller.Name) is { } notDone
                ? new ErrorFrame(notDone)
                : new TextFrame($"The cluster goes on: {Sum(scene.Value!, plan.Value)}");
        }
    }

    private static string Sum(RecoveryScene scene, RecoveryPlan plan) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"revision {plan.Revision}, generation {plan.Generation}, from what {scene.Memories.Count} of {scene.Memories.Count + scene.Unheard.Count} nodes have seen."
        );
}
