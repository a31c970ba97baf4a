namespace Supervisor.Supervision.Probing.Observing;

/// <param name="SuspectedSince">Null: it is believed.</param>
/// <param name="Agents">Those that it probes and that are expected to pass.</param>
/// <param name="Failing">Those among them of which a probe failed last.</param>
public sealed record ObserverDescription(DateTimeOffset? SuspectedSince, int Agents, int Failing)
{
    public bool IsSuspected => SuspectedSince is not null;
}
