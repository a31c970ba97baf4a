using Supervisor.Runtimes.Docker.Calls;

namespace Supervisor.Runtimes.Docker.Logs;

/// <summary>What containers wrote, as far as the engine keeps it.</summary>
internal sealed class LogCalls(EngineTransport engine)
{
    /// <summary>
    /// Of a container that is followed Podman answers with the first thing that it writes, however late, so nothing but the
    /// caller limits that.
    /// </summary>
    public Task<EngineOutcome<EngineFeed<OutputPart>>> OpenAsync(
        string container,
        LogQuery query,
        CancellationToken cancellation
    ) =>
        engine.FeedAsync(
            EngineRequest.Get($"show the output of {container}", EnginePath.Of("containers", container, "logs")) with
            {
                Query = QueryOf(query),
                Limit = query.Follow ? Timeout.InfiniteTimeSpan : null,
            },
            OutputFrames.Reader(query.IsTerminal),
            silence: query.Follow ? null : engine.Times.Look,
            cancellation
        );

    private static EngineQuery QueryOf(LogQuery query) =>
        new EngineQuery()
            .With("stdout", query.Output)
            .With("stderr", query.Errors)
            .With("follow", query.Follow)
            .With("since", EngineUnits.Moment(query.Since))
            .With("until", EngineUnits.Moment(query.Until))
            .With("tail", query.Tail)
            .With("timestamps", query.Timestamps);
}
