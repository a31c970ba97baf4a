namespace Supervisor.Runtimes.Containers.Engines;

/// <summary>
/// The time from the last moment at which everything was seen under one run of the engine to the first answer of the next.
/// What ended within it was ended by the engine, as far as anybody can tell.
/// </summary>
internal sealed record EngineGap(DateTimeOffset From, DateTimeOffset To)
{
    public bool Covers(DateTimeOffset? moment) => moment is { } at && From <= at && at <= To;
}
