using System.Runtime.CompilerServices;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Clusters;

namespace Supervisor.Node.Palettes.Clusters;

/// <summary>A command about the cluster, which a node that is alone does not have.</summary>
internal abstract class ClusterCommand(PaletteServices services) : IPaletteCommand
{
    public abstract CommandDescription Description { get; }

    protected PaletteServices Services => services;

    public async IAsyncEnumerable<Frame> RunAsync(CommandCall call, [EnumeratorCancellation] CancellationToken stop)
    {
        if (services.Cluster is not { } cluster)
        {
            yield return new ErrorFrame(ClusterAlone.Error);
            yield break;
        }

        await foreach (var frame in RunAsync(cluster, call, stop))
        {
            yield return frame;
        }
    }

    protected abstract IAsyncEnumerable<Frame> RunAsync(ClusterLife cluster, CommandCall call, CancellationToken stop);
}
