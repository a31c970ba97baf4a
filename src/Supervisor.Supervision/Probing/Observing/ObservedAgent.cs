using System.Collections.Immutable;

namespace Supervisor.Supervision.Probing.Observing;

/// <summary>
/// What the probes of one agent saw last. It is one agent however many probes it has: two probes of one that died are no
/// majority.
/// </summary>
/// <param name="FailingSince">When the first of those that fail now began to; null while all pass.</param>
internal sealed record ObservedAgent(ImmutableDictionary<ProbeId, bool> Probes, TimeSpan? FailingSince)
{
    internal static readonly ObservedAgent Unknown = new(ImmutableDictionary<ProbeId, bool>.Empty, FailingSince: null);

    internal bool Fails => FailingSince is not null;

    internal ObservedAgent With(ProbeId probe, bool passes, TimeSpan now) => Judged(Probes.SetItem(probe, passes), now);

    internal ObservedAgent Without(ProbeId probe, TimeSpan now) => Judged(Probes.Remove(probe), now);

    private ObservedAgent Judged(ImmutableDictionary<ProbeId, bool> probes, TimeSpan now) =>
        new(probes, probes.Any(probe => !probe.Value) ? FailingSince ?? now : null);
}
