namespace Supervisor.Simulation.Fleets.Invariants;

/// <summary>What holds on each machine that runs a part of a fleet, whatever others there are.</summary>
internal static class OfEveryMachine
{
    internal static IEnumerable<Invariant> In(FleetWorld world) =>
        [
            new OneIncarnation(world),
            new NeedsFirst(world),
            new ReadyIsTrue(world),
            new RestartsAreLimited(world),
            new AcknowledgedIsKept(world),
            new WordsAreKept(world),
            new OrdersRunOnce(world),
            new RevisionsRise(world),
            new StoppedStays(world),
            new QuarantineStays(world),
            new HealthyIsLeftAlone(world),
            new EscalationClimbs(world),
        ];
}
