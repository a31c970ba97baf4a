using Supervisor.Node.Data;
using Supervisor.Node.Palettes;

namespace Supervisor.Node.Composition;

/// <summary>
/// Builds a node on its ports: the one place where its parts are put together, for the daemon and for the simulation
/// alike. Files, sockets and signals belong to the host around it.
/// </summary>
internal sealed class NodeComposition : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    private NodeComposition(NodeFacts facts, PaletteRegistry palettes, ILoggerFactory logs)
    {
        Facts = facts;
        Palettes = palettes;
        Commands = new CommandRunner(logs.CreateLogger<CommandRunner>(), _stopping.Token);
    }

    public NodeFacts Facts { get; }

    public PaletteRegistry Palettes { get; }

    public CommandRunner Commands { get; }

    public static NodeComposition Start(
        NodeIdentity identity,
        NodePorts ports,
        string version,
        int processId,
        ILoggerFactory logs
    )
    {
        var facts = new NodeFacts(
            identity.Name,
            identity.Node,
            identity.Cluster,
            version,
            processId,
            ports.Clock.GetUtcNow(),
            ports.Clock.GetTimestamp()
        );
        return new NodeComposition(facts, NodePalettes.Create(facts, ports.Clock), logs);
    }

    /// <summary>Ends the commands that run, streams above all, so that the API can close.</summary>
    public Task EndCommandsAsync() => _stopping.CancelAsync();

    public ValueTask DisposeAsync()
    {
        _stopping.Dispose();
        return ValueTask.CompletedTask;
    }
}
