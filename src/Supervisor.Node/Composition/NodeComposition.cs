using Supervisor.Actors.Systems;
using Supervisor.Node.Palettes;

namespace Supervisor.Node.Composition;

/// <summary>
/// Builds a node on its ports: the one place where its parts are put together, for the daemon and for the simulation
/// alike. Files, sockets and signals belong to the host around it.
/// </summary>
internal sealed class NodeComposition : IDisposable
{
    private static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stopping = new();
    private readonly ActorSystem _actors;
    private readonly ILogger _log;

    private NodeComposition(NodeFacts facts, ActorSystem actors, NodePorts ports)
    {
        (Facts, _actors) = (facts, actors);
        _log = ports.Logs.CreateLogger<NodeComposition>();
        Palettes = NodePalettes.Create(facts, ports.Clock, actors);
        Commands = new CommandRunner(ports.Logs.CreateLogger<CommandRunner>(), _stopping.Token);
    }

    public NodeFacts Facts { get; }

    public PaletteRegistry Palettes { get; }

    public CommandRunner Commands { get; }

    /// <summary>Completes when the actors have stopped: with the failure that none of them could handle, or null.</summary>
    public Task<Exception?> End => _actors.End;

    public static NodeComposition Start(NodeStart start, NodePorts ports)
    {
        var log = new ActorLog(ports.Logs.CreateLogger<ActorLog>());
        var actors = new ActorSystem(
            new ActorSystemSettings(start.Identity.Name, ports.Clock, ports.Chance, ports.Dispatcher, log)
        );
        actors.DeadLetters.Published += log.OnDeadLetter;
        var facts = new NodeFacts(
            start.Identity.Name,
            start.Identity.Node,
            start.Identity.Cluster,
            start.Version,
            start.ProcessId,
            ports.Clock.GetUtcNow(),
            ports.Clock.GetTimestamp()
        );
        return new NodeComposition(facts, actors, ports);
    }

    /// <summary>Ends the commands that run, streams above all, so that the API can close.</summary>
    public Task EndCommandsAsync() => _stopping.CancelAsync();

    /// <summary>Stops the actors, children before their parents.</summary>
    /// <returns>False when some did not stop in time, or had stopped before because a failure was beyond help.</returns>
    public async Task<bool> StopAsync()
    {
        var outcome = await _actors.ShutdownAsync(StopDeadline);
        if (!outcome.IsComplete)
        {
            _log.ActorsLate(StopDeadline, string.Join(", ", outcome.StillRunning));
            return false;
        }

        if (await _actors.End is { } failure)
        {
            _log.ActorsFailed(failure);
            return false;
        }

        return true;
    }

    public void Dispose() => _stopping.Dispose();
}
