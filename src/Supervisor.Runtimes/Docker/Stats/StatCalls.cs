using Supervisor.Runtimes.Docker.Calls;

namespace Supervisor.Runtimes.Docker.Stats;

/// <summary>What containers use.</summary>
internal sealed class StatCalls(EngineTransport engine)
{
    /// <summary>As it is now. The engine would otherwise wait for two seconds, to be able to reckon a rate.</summary>
    public Task<EngineOutcome<ContainerStats>> OnceAsync(string container, CancellationToken cancellation) =>
        engine.AskAsync(
            Ask(container) with
            {
                Query = new EngineQuery().With("stream", "false").With("one-shot", value: true),
            },
            EngineJson.Default.ContainerStats,
            cancellation
        );

    /// <summary>About every second. Of a container that ends the feed may end or go on with zeros, as the engine likes.</summary>
    public Task<EngineOutcome<EngineFeed<ContainerStats>>> OpenAsync(
        string container,
        CancellationToken cancellation
    ) =>
        engine.FeedAsync(
            Ask(container) with
            {
                Query = new EngineQuery().With("stream", value: true),
            },
            (stream, limit) => JsonItems.ReadAsync(stream, EngineJson.Default.ContainerStats, limit),
            silence: engine.Times.Look,
            cancellation
        );

    private static EngineRequest Ask(string container) =>
        EngineRequest.Get($"measure {container}", EnginePath.Of("containers", container, "stats"));
}
