using Supervisor.Simulation.Clusters.Members;
using Supervisor.Simulation.Fleets;
using Supervisor.Simulation.Machines;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Simulation.Clusters.Invariants;

/// <summary>
/// By a store that is not what it was no group is taken, until an operator says that the cluster goes on in it: by a daemon that was
/// there from when it can have noticed, by one that starts never.
/// </summary>
internal sealed class DoubtedStore : ClusterInvariant
{
    internal const string NothingIsTaken = "nothing is taken by a store that is not what it was";

    /// <summary>Each second a daemon looks at the store, which may not answer at once.</summary>
    internal static readonly TimeSpan UntilNoticed = TimeSpan.FromSeconds(6);

    internal DoubtedStore(ClusterWorld cluster, FleetWorld world)
        : base(cluster, world)
    {
        if (IsFirst)
        {
            cluster.Store.AskedFor += OnAsked;
        }
    }

    internal override string Sentence => NothingIsTaken;

    private void OnAsked(string machine, Daemon daemon, EntryChange change)
    {
        if (Cluster.Store.DoubtedSince is { } since && IsTake(change) && MayKnow(machine, daemon, since))
        {
            Violate($"{machine} asks for {change.Writes[0].Key} by a store that is another since {since}");
        }
    }

    /// <summary>Who has the cluster go on writes claims too, whatever they were.</summary>
    private static bool IsTake(EntryChange change) =>
        change is { Conditions.Count: > 0, Writes: [{ Value: not null } write, ..] }
        && write.Key.IsIn(ClaimKeys.Folder)
        && write.Key.Parts.Last() == ClaimKeys.OwnerPart
        && change.Writes.All(static one => one.Value is not null);

    private bool MayKnow(string machine, Daemon daemon, TimeSpan since) =>
        daemon.StartedAt > since || SeatOf(machine).World.AwakeSince(since) > UntilNoticed;

    private ClusterSeat SeatOf(string machine) => Cluster.Seats.First(seat => seat.Machine.Name == machine);
}
