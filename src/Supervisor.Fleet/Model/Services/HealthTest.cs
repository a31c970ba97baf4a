using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Model.Services;

/// <summary>A <c>healthcheck</c>, which the engine runs. Null leaves the image's own value.</summary>
/// <param name="Test"><c>CMD ...</c> or <c>CMD-SHELL line</c>; empty when only timings were given.</param>
public sealed record HealthTest(ValueList<string> Test)
{
    public bool IsDisabled { get; init; }

    public TimeSpan? Interval { get; init; }

    public TimeSpan? Timeout { get; init; }

    public TimeSpan? StartPeriod { get; init; }

    public TimeSpan? StartInterval { get; init; }

    public int? Retries { get; init; }
}
