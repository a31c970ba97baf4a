using Supervisor.Actors;
using Supervisor.Actors.Restarts;
using Supervisor.Actors.Strategies;
using Supervisor.Actors.Systems;
using Supervisor.Journal;
using Supervisor.Journal.Stores;
using Supervisor.Node.Clusters;
using Supervisor.Node.Clusters.Changes;
using Supervisor.Node.Clusters.Memory;
using Supervisor.Node.Clusters.Recovering;
using Supervisor.Node.Composition;
using Supervisor.Node.Data;
using Supervisor.Node.Fleets;
using Supervisor.Node.Forwarding.Wire;
using Supervisor.Node.Hosting;
using Supervisor.Node.Readiness;
using Supervisor.Node.Readiness.Folders;
using Supervisor.Node.Readiness.Speakers;
using Supervisor.Simulation.Tests.Clusters;
using Supervisor.Simulation.Tests.Fleets;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Causes;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Groups;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Placing;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Coordination.Leases;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.Supervision.Ports.Links;
using Supervisor.Supervision.Ports.Membership;
using Supervisor.Supervision.Ports.Probing;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Roster;
using Supervisor.Supervision.Roster.Remote;
using Supervisor.Supervision.Roster.Remote.Wire;
using Supervisor.Supervision.Runtimes;
using Supervisor.Supervision.Surroundings;
using Supervisor.Supervision.Time;
using RemoteAgentWord = Supervisor.Supervision.Roster.Remote.Wire.AgentWord;

namespace Supervisor.Simulation.Tests;

/// <summary>What of the kernel, the supervision, the journal and the daemon the simulation may make or start, and why.</summary>
internal static class AllowedParts
{
    internal static readonly IReadOnlyList<Type> Everywhere =
    [
        // The daemon's own way to a node, what it asks for, and what its host asks before it goes on.
        typeof(NodeComposition),
        typeof(NodePorts),
        typeof(NodeStart),
        typeof(NodeIdentity),
        typeof(SeededChance),
        typeof(JournalProblem),
        // A moment on the twin of a machine's boot clock.
        typeof(BootMoment),
        // What a store, which is a twin, keeps and answers, and the checks that all stores share.
        typeof(JournalEvent),
        typeof(StoredEvent),
        typeof(Snapshot),
        typeof(OpenOutcome),
        typeof(CommitOutcome),
        typeof(ReadOutcome),
        typeof(StoreOutcome),
        typeof(SizeOutcome),
        typeof(StoreRules),
        // What the workloads' actors say of themselves: what they are made of, what they decide, how it is stored.
        typeof(Props),
        typeof(Decision<>),
        typeof(StreamDefinition<,,>),
        typeof(JsonEventCodec<>),
        typeof(JsonSnapshotCodec<>),
        typeof(UnknownEventException),
        // How the workloads' own parent supervises: settings, and the daemon's limiter by name.
        typeof(SupervisionStrategy),
        typeof(RestartPolicy),
        typeof(BackoffPolicy),
        typeof(RestartLimit),
        typeof(RestartRules),
        // The node's own services with the numbers of shorter snapshots; nothing in them is made anew.
        typeof(EventSourcingServices),
        // What operators send by their palettes, and the host at each start; and what somebody asks who only looks.
        typeof(StartAgent),
        typeof(StopAgent),
        typeof(RestartAgent),
        typeof(ReleaseAgent),
        typeof(StartGroup),
        typeof(StopGroup),
        typeof(RestartGroup),
        typeof(ReleaseGroup),
        typeof(ApplyRevision),
        typeof(ResumePlan),
        typeof(StopFleet),
        typeof(StartFleet),
        typeof(FreezeFleet),
        typeof(ThawFleet),
        typeof(WatchRoster),
        typeof(AskForOrphans),
        typeof(CauseText),
        typeof(AgentPhases),
        // Where agents are heard all but the files and the sockets is the daemon's own.
        typeof(SignalDelivery),
        typeof(SpeakerRules),
        typeof(SpeakerFacts),
        typeof(Opening),
        typeof(AgentToken),
        typeof(DeskErrors),
        // The folder that a group has in common with its container, by the daemon's own names.
        typeof(GroupFolder),
        // A node among others: what the daemon's host gives its composition for that, and what of the host's the simulation is
        // in the place of drives in its turn.
        typeof(FleetPorts),
        typeof(FleetDraft),
        typeof(OtherNodes),
        typeof(OwnershipPorts),
        typeof(RightRules),
        typeof(LateMembership),
        typeof(LeftClaims),
        typeof(StoreKeeper),
        typeof(ClusterRecovery),
        typeof(RecoveryJudge),
        typeof(FleetFollower),
        typeof(RosterLane),
        typeof(CommandLane),
        // A question to the node, and a failure that a test reports.
        typeof(DescribeNode),
        typeof(JournalFencedException),
    ];

    /// <summary>
    /// What is said at the ports, and what a fleet is written down in: values that do nothing, and what a twin of the
    /// runtime, of the surroundings or of a prober has to speak in.
    /// </summary>
    private static readonly string[] Words =
    [
        typeof(IRuntime).Namespace!,
        typeof(AgentDefinition).Namespace!,
        typeof(Supervisor.Supervision.Agents.Signals.AgentWord).Namespace!,
        typeof(ProbeAnswer).Namespace!,
        typeof(IEntries).Namespace!,
        typeof(ILeases).Namespace!,
        typeof(IClaims).Namespace!,
        typeof(ICoordination).Namespace!,
        typeof(ILane<>).Namespace!,
        typeof(IMembership).Namespace!,
        typeof(FleetPlaces).Namespace!,
    ];

    /// <summary>The contract suite of journals runs over the twin of the store without a node around it.</summary>
    internal static readonly IReadOnlyList<Type> InTheJournalContract =
    [
        typeof(ActorSystem),
        typeof(ActorSystemSettings),
        typeof(NodeJournal),
        typeof(JournalSettings),
    ];

    /// <summary>Where a test makes up what a node said, to show that an invariant minds.</summary>
    private static readonly IReadOnlyList<Type> InDoctoredWorlds =
    [
        typeof(AgentSnapshot),
        typeof(RosterView),
        typeof(RemoteStanding),
        typeof(RemoteAgentWord),
    ];

    internal static bool Contains(Type maker, Type part) =>
        Everywhere.Contains(part)
        || IsWord(part)
        || (
            Outermost(maker) is var outer
            && (outer == typeof(DoctoredWorld) || outer == typeof(ClusterInvariantTests))
            && InDoctoredWorlds.Contains(part)
        )
        || (Outermost(maker) == typeof(SimulatedJournalTests) && InTheJournalContract.Contains(part));

    private static bool IsWord(Type part) => Words.Contains(part.Namespace, StringComparer.Ordinal);

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
