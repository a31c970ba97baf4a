using Supervisor.Runtimes.Docker.Calls;

namespace Supervisor.Runtimes.Docker.Events;

/// <summary>
/// What happens in the engine, as it happens. It only hastens: an engine keeps few of the past events, and may lose some when
/// it is busy, so the truth is list and inspect.
/// </summary>
internal sealed class EventCalls(EngineTransport engine)
{
    /// <summary>
    /// A feed that ends with the connection; to connect anew, from the last moment that was seen, is the caller's. Between the
    /// answer and the engine's first look there is a moment in which an event may be missed, unless
    /// <paramref name="since"/> is before it.
    /// </summary>
    public Task<EngineOutcome<EngineFeed<EngineEvent>>> OpenAsync(
        EngineFilters filters,
        DateTimeOffset? since,
        CancellationToken cancellation
    ) =>
        engine.FeedAsync(
            EngineRequest.Get("tell what happens", "/events") with
            {
                Query = new EngineQuery().With("since", EngineUnits.Moment(since)).With("filters", filters),
            },
            (stream, limit) => JsonItems.ReadAsync(stream, EngineJson.Default.EngineEvent, limit),
            silence: null,
            cancellation
        );
}
