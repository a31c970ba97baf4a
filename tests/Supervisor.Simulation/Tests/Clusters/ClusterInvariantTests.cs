using System.Collections.Immutable;
using System.Text;
using Shouldly;
using Supervisor.Actors.Restarts;
using Supervisor.Cluster.Ownership;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Fleet.Values;
using Supervisor.Simulation.Clusters;
using Supervisor.Simulation.Clusters.Drafts;
using Supervisor.Simulation.Clusters.Invariants;
using Supervisor.Simulation.Clusters.Lanes;
using Supervisor.Simulation.Clusters.Members;
using Supervisor.Simulation.Clusters.Stores;
using Supervisor.Simulation.Fleets;
using Supervisor.Simulation.Fleets.Drafts;
using Supervisor.Simulation.Fleets.Invariants;
using Supervisor.Simulation.Fleets.Operators;
using Supervisor.Simulation.Journals;
using Supervisor.Simulation.Plants;
using Supervisor.Simulation.Tests.Fleets;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Roster;
using Supervisor.Supervision.Roster.Remote;
using Supervisor.Supervision.Roster.Remote.Wire;
using Xunit;

namespace Supervisor.Simulation.Tests.Clusters;

/// <summary>Each invariant of machines together fails in a world in which it does not hold, and only there.</summary>
public sealed class ClusterInvariantTests : IDisposable
{
    private static readonly NeedTarget Target = new("web", "a", "pc2");

    private static readonly string[] Pinned = ["pc1-a", "pc1-b"];

    private readonly TwoMachines _two = new();
    private readonly ClusterWorld _cluster;

    public ClusterInvariantTests()
    {
        _cluster = new ClusterWorld(_two.Universe, _two.Machines, Plant.None);
        var web = new GroupDraft("web", []) { Restart = RestartPolicy.Default };
        _cluster.Drafts.Add(new ClusterDraft(_cluster.Names, [new PlacedGroup(web, "pc1", IsMovable: true)], 8));
        foreach (var seat in _cluster.Seats)
        {
            Apply(seat);
        }
    }

    public void Dispose() => _two.Dispose();

    [Fact]
    public void OneOwner_OfTwoMachinesThatRunAGroup_IsViolated()
    {
        HoldOneOwner();
        var first = Begin(0, epoch: 1);
        End(first);
        var second = Begin(1, epoch: 2);
        _two.Violated.ShouldBeEmpty();
        Begin(0, epoch: 3);
        _two.Violated.ShouldBe([OneOwner.OneAtATime]);
        second.IsAlive.ShouldBeTrue();
    }

    [Fact]
    public void OneOwner_OfAMachineThatWasSuspended_LetsItsGuardKillFirst()
    {
        HoldOneOwner();
        Begin(0, epoch: 1);
        _two.Machines[0].Clock.FallAsleep();
        _two.RunFor(1);
        Begin(1, epoch: 2);
        Look();
        _two.Machines[0].Clock.WakeUp();
        _two.RunFor(0.1);
        Look();
        _two.Violated.ShouldBeEmpty();
        _two.RunFor(1);
        Look();
        _two.Violated.ShouldBe([OneOwner.OneAtATime]);
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(1, false)]
    [InlineData(0, false)]
    public void OneOwner_OfAnEpochThatIsNoHigher_IsViolated(long epoch, bool holds)
    {
        HoldOneOwner();
        End(Begin(0, epoch: 1));
        Begin(1, epoch);
        _two.Violated.ShouldBe(holds ? [] : [OneOwner.EpochsRise]);
    }

    [Theory]
    [InlineData(false, "", false)]
    [InlineData(true, "", true)]
    [InlineData(false, "pc2 is unreachable", true)]
    public void OthersAreTrue_OfAWordThatItsNodeDoesNotSay_IsViolatedUnlessItIsInDoubt(
        bool isReadyThere,
        string doubt,
        bool holds
    )
    {
        var invariant = new OthersAreTrue(_cluster, World(0));
        var word = new AgentWord("web", "a", AgentPhase.Ready.Name(), "", "", default, null);
        Say(1, ViewOf(isReadyThere ? AgentPhase.Ready : AgentPhase.Stopped));
        Say(
            0,
            ViewOf(AgentPhase.Stopped) with
            {
                Others = ImmutableDictionary<NeedTarget, RemoteStanding>.Empty.Add(
                    Target,
                    new RemoteStanding(word, default, doubt)
                ),
            }
        );
        invariant.Look();
        _two.RunFor(5);
        invariant.Look();
        _two.Violated.ShouldBeEmpty("a link takes a while to be lost");
        _two.RunFor(5);
        invariant.Look();
        _two.Violated.ShouldBe(holds ? [] : [OthersAreTrue.OnlyWhatHolds]);
    }

    [Theory]
    [InlineData("same", true)]
    [InlineData("another", false)]
    public void OneContent_OfANumberThatIsAnotherElsewhere_IsViolated(string hash, bool holds)
    {
        var invariant = new OneContent(_cluster, World(0));
        Write(0, "same");
        Write(1, hash);
        invariant.CheckAtEnd();
        _two.Violated.ShouldBe(holds ? [] : [OneContent.EachNumber]);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void BudgetsHold_OfTwoMovableGroupsThatComeToAMachine_IsViolatedWhereTheyDoNotFit(int pinned, bool holds)
    {
        World(0).Inspection.Hold(new BudgetsHold(_cluster, World(0)));
        ApplyGroups(World(0), [.. Pinned.Take(pinned), "roam-a", "roam-b"]);
        _two.RunFor(30);
        BeginOf("roam-a");
        _two.Violated.ShouldBeEmpty();
        BeginOf("roam-b");
        _two.Violated.ShouldBe(holds ? [] : [BudgetsHold.NoneExceeded]);
    }

    [Fact]
    public void BudgetsHold_AtTheEnd_IsViolatedByWhatHasStayed()
    {
        World(0).Inspection.Hold(new BudgetsHold(_cluster, World(0)));
        ApplyGroups(World(0), [.. Pinned, "roam-a", "roam-b"]);
        BeginOf("roam-a");
        BeginOf("roam-b");
        _two.Violated.ShouldBeEmpty("who was there before that revision gets the time to go");
        World(0).Inspection.CheckAtEnd();
        _two.Violated.ShouldBe([BudgetsHold.NoneExceeded]);
    }

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    public void NotesHold_OfAStartOfOneThatItsNoteQuarantines_IsViolatedUnlessSomebodyHasReleasedIt(
        bool isReleased,
        bool isAnotherProgram,
        bool holds
    )
    {
        var (first, second) = (new NotesHold(_cluster, World(0)), new NotesHold(_cluster, World(1)));
        Begin(0, epoch: 1);
        Note("""{"agents":{"a":{"rest":{"phase":"quarantined"}},"b":{"rest":null}}}""");
        first.Look();
        if (isReleased)
        {
            Release(0);
        }

        second.OnAsked(Begin(1, epoch: 2, isAnotherProgram ? "another" : null));
        _two.Violated.ShouldBe(holds ? [] : [StoppedStays.StaysSo]);
    }

    [Fact]
    public void NotesHold_OfAStartByANoteThatSaysNothing_Holds()
    {
        var invariant = new NotesHold(_cluster, World(0));
        Note("""{"agents":{"a":{"rest":{"phase":"quarantined"}}}}""");
        invariant.Look();
        Note("""{"agents":{"a":{"rest":{"phase":"backoff"}}}}""");
        invariant.Look();
        invariant.OnAsked(Begin(0, epoch: 1));
        _two.Violated.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(1, false)]
    public void EscalationClimbs_OfAGroupThatMoved_CountsWhatItSpentBefore(int restarts, bool holds)
    {
        var agent = DoctoredWorld.Usual;
        var stream = $"agent:{agent.Address.Path}";
        agent.Restart.Max.ShouldBe(2);
        for (var i = 0; i < restarts; i++)
        {
            Write(1, stream, "agent.backed-off", "{}");
        }

        Write(0, stream, "agent.taken-over", """{"epoch":2}""");
        Write(0, stream, "agent.quarantined", "{}");
        new EscalationClimbs(World(0)).CheckAtEnd();
        _two.Violated.ShouldBe(holds ? [] : [EscalationClimbs.OneLevel]);
    }

    [Theory]
    [InlineData(36_500, false)]
    [InlineData(0, true)]
    public void KeptStays_OfANodeThatSaysThatItHasLostItsRight_IsViolatedWhereItKeepsTheGroup(int days, bool holds)
    {
        var invariant = new KeptStays(_cluster, World(0));
        _cluster.Kept.Add("web");
        var claim = new Claim("web", 1, Peers.IdOf("pc1"), default, TimeSpan.FromDays(days), Renewal: 0, default);
        var change = new EntryChange([], [ClaimCodec.WriteOwner(claim), ClaimCodec.WriteRenewal(claim)]);
        _cluster.Store.Truth.ChangeEntriesAsync(change).Result.IsDone.ShouldBeTrue();
        Say(0, ViewOf(AgentPhase.Waiting, AgentCauses.RightLost));
        invariant.Look();
        _two.Violated.ShouldBe(holds ? [] : [KeptStays.RunsOn]);
    }

    private static void ApplyGroups(FleetWorld world, IReadOnlyList<string> names)
    {
        var plan = DoctoredWorld.Plan(
            0,
            [.. names.Select(static name => DoctoredWorld.Usual with { Address = new AgentAddress(name, "a") })]
        );
        var groups = plan.Groups.Select(static group =>
            group.Name.StartsWith("roam", StringComparison.Ordinal)
                ? group with
                {
                    Movable = MovableDefinition.Usual,
                }
                : group
        );
        CommandId.TryParse("all-2", out var id).ShouldBeTrue();
        var order = new Order(id!, OrderKind.ApplyRevision, "", "", world.Now)
        {
            Plan = plan with { Groups = groups.ToValueList() },
            Done = world.Now,
        };
        world.Book.Add(order);
        world.Book.OnDone(order);
    }

    private void BeginOf(string group)
    {
        var world = World(0);
        var definition = DoctoredWorld.Usual with { Address = new AgentAddress(group, "a"), Epoch = 1 };
        var life = new Life(new WorkloadId(definition.Address, "1-0"), definition, world.Now, "") { Began = world.Now };
        world.Lives.Add(life);
        world.Inspection.OnBegan(life);
    }

    private void Note(string text)
    {
        var put = EntryWrite.Put(NotedQuarantines.Key("web"), text);
        _cluster.Store.Truth.ChangeEntriesAsync(new EntryChange([], [put])).Result.IsDone.ShouldBeTrue();
    }

    private void Release(int machine)
    {
        CommandId.TryParse("o-1", out var id).ShouldBeTrue();
        World(machine).Book.Add(new Order(id!, OrderKind.ReleaseAgent, "web", "a", World(machine).Now));
    }

    private FleetWorld World(int machine) => _cluster.Seats[machine].World;

    private void HoldOneOwner()
    {
        foreach (var seat in _cluster.Seats)
        {
            seat.World.Inspection.Hold(new OneOwner(_cluster, seat.World));
        }
    }

    private void Look() => World(0).Inspection.Look();

    private static void Apply(ClusterSeat seat)
    {
        var plan = DoctoredWorld.Plan(1, DoctoredWorld.Usual);
        var movable = plan.Groups[0] with { Movable = MovableDefinition.Usual };
        CommandId.TryParse("all-1", out var id).ShouldBeTrue();
        seat.World.Book.Add(
            new Order(id!, OrderKind.ApplyRevision, "", "", TimeSpan.Zero) { Plan = plan with { Groups = [movable] } }
        );
    }

    private Life Begin(int machine, long epoch, string? hash = null)
    {
        var world = World(machine);
        var definition = DoctoredWorld.Usual with { Epoch = epoch, Hash = hash ?? DoctoredWorld.Usual.Hash };
        var id = new WorkloadId(definition.Address, $"{world.Lives.All.Count + 1}-0");
        var life = new Life(id, definition, world.Now, "") { Began = world.Now };
        world.Lives.Add(life);
        world.Inspection.OnBegan(life);
        return life;
    }

    private void End(Life life) => life.Ended = _two.Universe.Clock.Now;

    private void Say(int machine, RosterView view) => World(machine).OnView(World(machine).Machine.Daemon!, view);

    private static RosterView ViewOf(AgentPhase phase, string cause = "") =>
        new(
            1,
            ImmutableSortedDictionary<string, AgentSnapshot>.Empty.Add(
                DoctoredWorld.Usual.Address.Path,
                new AgentSnapshot
                {
                    Address = DoctoredWorld.Usual.Address,
                    Version = 1,
                    Phase = phase,
                    Cause = cause,
                    Reason = "",
                    Since = default,
                    IsWanted = true,
                }
            ),
            ImmutableSortedDictionary<string, GroupSnapshot>.Empty
        );

    private void Write(int machine, string hash) =>
        Write(machine, "node", "node.revision-applied", $$"""{"number":7,"hash":"{{hash}}"}""");

    private void Write(int machine, string stream, string name, string payload)
    {
        var body = Encoding.UTF8.GetBytes(payload);
        var happened = new JournalEvent(name, 1, "", new HybridTime(long.MaxValue), "", body);
        var file = World(machine).Machine.JournalFile;
        var version = World(machine).Machine.Journal.WrittenTo(stream) is [.., var last] ? last.Version + 1 : 1;
        var head = new LogHead(LogKind.Append, 1, 0, stream, version, Events: 1);
        file.Write(file.Length, LogFrame.Written(head, LogBodies.Of([happened])));
        file.Flush();
    }
}
