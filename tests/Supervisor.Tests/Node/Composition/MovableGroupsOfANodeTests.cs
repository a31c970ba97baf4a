using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Supervisor.Actors.Systems;
using Supervisor.Cluster.Coordination.Memory;
using Supervisor.Cluster.Ownership;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Journal.Stores.Memory;
using Supervisor.Node.Composition;
using Supervisor.Node.Data;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Membership;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Actors;
using Supervisor.TestKit.Ownership;
using Supervisor.TestKit.Time;
using Supervisor.Tests.Supervision.Groups;
using Supervisor.Tests.Supervision.Plans;
using Xunit;
using JournalMedium = Supervisor.Journal.Stores.Memory.MemoryMedium;
using StoreMedium = Supervisor.Cluster.Coordination.Memory.MemoryMedium;

namespace Supervisor.Tests.Node.Composition;

/// <summary>A whole node with a movable group, from its plan to the process that is started.</summary>
public sealed class MovableGroupsOfANodeTests : ILeashes
{
    private static readonly NodeId Self = NodeId.FromEntropy(new byte[16]);

    private readonly VirtualClock _clock = new();
    private readonly ManualDispatcher _dispatcher = new();
    private readonly WorldRuntime _runtime = new();
    private readonly MemoryCoordination _store;
    private readonly EntryClaims _claims;
    private readonly List<BootMoment> _leashes = [];
    private readonly NodeComposition _node;

    public MovableGroupsOfANodeTests()
    {
        _store = new MemoryCoordination(new StoreMedium(StoreId.FromEntropy(new byte[16]), _clock));
        _claims = new EntryClaims(_store);
        var boot = new TimestampBootClock(_clock, "boot");
        _node = NodeComposition.Start(
            new NodeStart(
                new NodeIdentity(Self, ClusterId.FromEntropy(new byte[16]), Planned.Node, Machine: null),
                "first",
                "1.0",
                ProcessId: 1
            ),
            new NodePorts(
                _clock,
                new SeededChance(1),
                _dispatcher,
                new MemoryStore(new JournalMedium()),
                NullLoggerFactory.Instance
            )
            {
                Runtime = _runtime,
                BootClock = boot,
                Ownership = new OwnershipPorts(Self, _claims, Membership(), _ => this, boot)
                {
                    Clock = new HybridClock(_clock),
                },
            }
        );
        Apply();
        Advance(3);
    }

    [Fact]
    public void Group_IsTakenAndRunsOnALeashInItsEpoch()
    {
        _runtime.Running.ShouldBe(["web/web"]);
        var asked = _runtime.Asked.ShouldNotBeNull();
        asked.Leash.ShouldNotBeNull();
        ((ProcessLaunch)asked.Definition.Launch).Environment["SUPERVISOR_EPOCH"].ShouldBe("1");
        Claim().Owner.ShouldBe(Self);
    }

    [Fact]
    public void Leash_IsMovedOnWithEachRenewal()
    {
        _leashes.Clear();
        Advance(3);
        _leashes.Count.ShouldBe(3);
        (_leashes[2].At - _leashes[1].At).ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Group_ThatAnotherHasTaken_EndsHere()
    {
        var taken = _claims.TakeAsync(
            new ClaimTake(
                "web",
                NodeId.FromEntropy([.. Enumerable.Repeat((byte)2, 16)]),
                Claim(),
                1,
                TimeSpan.FromSeconds(5),
                default,
                []
            )
        );
        taken.Ended().IsDone.ShouldBeTrue();
        Advance(2);
        _runtime.Running.ShouldBeEmpty();
        Advance(3);
        _runtime.Running.ShouldBeEmpty();
    }

    [Fact]
    public void DrainedNode_EndsItsGroupAndGivesItBack()
    {
        _node.Core.Supervision.Ownership.ShouldNotBeNull().Actor.Tell(new DrainNodes([Self]));
        Advance(2);
        _runtime.Running.ShouldBeEmpty();
        Claim().Owner.ShouldBeNull();
    }

    [Fact]
    public void Ranking_IsToldWithReasons()
    {
        var asked = _node.Core.Supervision.Ownership!.Actor.Ask<OwnershipDescription>(
            reply => new DescribeOwnership(reply),
            TimeSpan.FromSeconds(1),
            TestContext.Current.CancellationToken
        );
        Run();
        asked
            .Ended()
            .Reply!.Groups["web"]
            .Ranking.Candidates.ShouldHaveSingleItem()
            .Reason.ShouldBe("pc fits, has it now, and has no other movable group.");
    }

    [Fact]
    public void Node_ThatStops_TellsNobodyAnyMore()
    {
        var stopping = _node.StopAsync();
        Run();
        stopping.Ended().ShouldBeTrue();
        _leashes.Clear();
        Advance(5);
        _leashes.ShouldBeEmpty();
    }

    public Task<LeashOutcome> HoldAsync(WorkloadId id, BootMoment deadline)
    {
        _leashes.Add(deadline);
        return Task.FromResult<LeashOutcome>(new LeashOutcome.Held(deadline));
    }

    private FakeMembership Membership()
    {
        var self = new Member(Self, Planned.Node, "run", "1.0", HybridTime.Zero);
        var membership = new FakeMembership(
            _store,
            _store.WatchEntries,
            self,
            new Dictionary<NodeId, Member> { [Self] = self },
            _clock
        );
        membership.Start();
        return membership;
    }

    private void Apply()
    {
        var plan = Planned.Plan(Planned.File("{ placement: movable }"));
        var applied = _node.Core.Node.Ask<CommandOutcome>(
            reply => new ApplyRevision(Groups.NextId(), "ann", plan, "hash", IsOfStart: false, reply),
            TimeSpan.FromSeconds(1)
        );
        Run();
        applied.Ended().Reply.ShouldBe(CommandOutcome.Done);
    }

    private Claim Claim() => _claims.ReadAsync().Ended().Value!.Claims["web"];

    private void Advance(double seconds)
    {
        var until = _clock.Elapsed + TimeSpan.FromSeconds(seconds);
        Run();
        while (_clock.MoveToNextTimer(until))
        {
            Run();
        }

        _clock.MoveTo(until);
    }

    private void Run()
    {
        while (_dispatcher.RunOne()) { }
    }
}
