using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Supervisor.Actors.Systems;
using Supervisor.Cluster.Coordination.Memory;
using Supervisor.Cluster.Ownership;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Palettes.Rules;
using Supervisor.Contracts.Time;
using Supervisor.Journal.Stores.Memory;
using Supervisor.Node.Composition;
using Supervisor.Node.Data;
using Supervisor.Node.Palettes;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Ownership.Ends;
using Supervisor.Supervision.Ownership.Notes;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Coordination.Entries;
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
public sealed class MovableGroupsOfANodeTests : ILeashes, IEndMeter
{
    private static readonly NodeId Self = NodeId.FromEntropy(new byte[16]);

    private readonly VirtualClock _clock = new();
    private readonly ManualDispatcher _dispatcher = new();
    private readonly WorldRuntime _runtime = new();
    private readonly MemoryCoordination _store;
    private readonly EntryClaims _claims;
    private readonly List<BootMoment> _leashes = [];
    private readonly NodeComposition _node;
    private EndMeasurement? _ends;
    private bool _isMeasureNeeded;

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
                    SelfName = Planned.Node,
                    Clock = new HybridClock(_clock),
                    Entries = _store,
                    Ends = this,
                },
            }
        );
        Apply();
        Advance(3);
    }

    EndMeasurement? IEndMeter.Last => _ends;

    void IEndMeter.Need() => _isMeasureNeeded = true;

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
    public void SlowEndsByForce_MakeLeashesShorter()
    {
        _isMeasureNeeded.ShouldBeTrue("a node with a group that may move did not ask how long an end takes");
        Advance(3);
        var usual = _leashes[^1];
        _ends = EndMeasurement.Of(TimeSpan.FromSeconds(0.6));

        Advance(3);

        (_leashes[^1].At - usual.At).ShouldBe(TimeSpan.FromSeconds(3 - 0.3));
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
    public void Stop_OfAnOperator_IsDoneWhenTheStoreHasIt()
    {
        var frames = Run("group", "stop", "web");
        frames.OfType<ErrorFrame>().ShouldBeEmpty();
        Advance(2);
        _runtime.Running.ShouldBeEmpty();
        Note().ShouldNotBeNull().StoppedBy.ShouldBe("ann");

        Run("group", "start", "web").OfType<ErrorFrame>().ShouldBeEmpty();
        Advance(2);
        _runtime.Running.ShouldBe(["web/web"]);
        Note().ShouldBe(GroupNote.Empty);
    }

    [Fact]
    public void Stop_OfOneAgent_IsNotedAsWell()
    {
        Run("agent", "stop", "web").OfType<ErrorFrame>().ShouldBeEmpty();
        Note().ShouldNotBeNull().Of("web").StoppedBy.ShouldBe("ann");
    }

    [Fact]
    public void Restart_AfterAFailure_IsMadeOnceTheStoreKnowsOfIt()
    {
        _runtime.Exit(new AgentAddress("web", "web"), 1);
        Advance(3);
        _runtime.Running.ShouldBe(["web/web"]);
        Note().ShouldNotBeNull().Of("web").Restarts.ShouldNotBeNull().Before.Count.ShouldBe(1);
    }

    [Fact]
    public void StopByAnEarlierOwner_HoldsHereWhenTheGroupIsTaken()
    {
        var other = NodeId.FromEntropy([.. Enumerable.Repeat((byte)2, 16)]);
        var take = new ClaimTake("web", other, Claim(), 1, TimeSpan.FromSeconds(5), default, []);
        var taken = _claims.TakeAsync(take).Ended().Value.ShouldNotBeNull();
        Advance(1);
        var key = EntryKey.Of("movable", "web", "note");
        _store
            .ChangeEntriesAsync(
                new EntryChange([], [EntryWrite.Put(key, """{"form":1,"stoppedBy":"bob","agents":{}}""")])
            )
            .Ended()
            .IsDone.ShouldBeTrue();
        _claims.GiveBackAsync(taken, default).Ended();
        Advance(10);
        Claim().Owner.ShouldBe(Self);
        Claim().Epoch.ShouldBe(3);
        _runtime.Running.ShouldBeEmpty();
        Run("group", "why", "web").OfType<TextFrame>().ShouldHaveSingleItem().Text.ShouldContain("bob stopped it");

        Run("group", "start", "web").OfType<ErrorFrame>().ShouldBeEmpty();
        Advance(2);
        _runtime.Running.ShouldBe(["web/web"]);
    }

    [Fact]
    public void Order_ToAGroupOfAnother_IsRefusedWithItsOwner()
    {
        var other = NodeId.FromEntropy([.. Enumerable.Repeat((byte)2, 16)]);
        _claims.TakeAsync(new ClaimTake("web", other, Claim(), 1, TimeSpan.FromSeconds(5), default, [])).Ended();
        Advance(2);
        var error = Run("group", "stop", "web").OfType<ErrorFrame>().ShouldHaveSingleItem().Error;
        error.Why.ShouldContain("this node does not own it");
        Note().ShouldBeNull();
    }

    [Fact]
    public void Drain_IsRefusedWhereAGroupWouldRunNowhere_AndForced_AndUndone()
    {
        var refused = Run("node", "drain").OfType<ErrorFrame>().ShouldHaveSingleItem().Error;
        refused.Why.ShouldBe("web: pc is drained.");
        _runtime.Running.ShouldBe(["web/web"]);

        Run("node", "drain", "--force").OfType<TextFrame>().ShouldHaveSingleItem().Text.ShouldBe("pc is drained.");
        Advance(3);
        _runtime.Running.ShouldBeEmpty();
        Claim().Owner.ShouldBeNull();

        Run("node", "undrain").OfType<ErrorFrame>().ShouldBeEmpty();
        Advance(5);
        _runtime.Running.ShouldBe(["web/web"]);
    }

    [Fact]
    public void Drain_ByWayOfTheStore_IsObeyed_AndShown()
    {
        var drains = _node.Core.Supervision.Ownership.ShouldNotBeNull().Drains;
        drains.WriteAsync(Self, isDrained: true, Groups.NextId(), "ann").Ended().ShouldBeNull();
        Advance(2);
        _runtime.Running.ShouldBeEmpty();
        Shown("node", "show", "drained").ShouldStartWith("by ann since ");
    }

    [Fact]
    public void Why_NamesOwnerAndCandidates()
    {
        var text = Run("group", "why", "web").OfType<TextFrame>().ShouldHaveSingleItem();
        text.Text.ShouldContain("  owner  pc\n  epoch  1\n");
        text.Text.ShouldContain(
            "  next   It stays here.\n  1      pc fits, has it now, and has no other movable group."
        );
        text.Data.ToString()!.ShouldContain("\"candidates\":[{\"node\":\"pc\",\"fits\":true,");
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

    private GroupNote? Note()
    {
        var read = _store.ReadEntriesAsync(NoteCodec.Folder("web")).Ended();
        return read.Value?.Find(NoteCodec.Key("web")) is { } entry ? NoteCodec.Parse(entry.Value) : null;
    }

    private string Shown(string palette, string command, string column)
    {
        var frames = Run(palette, command);
        var index = frames.OfType<ColumnsFrame>().Single().Columns.Select(one => one.Name).ToList().IndexOf(column);
        return frames.OfType<RowFrame>().Single().Cells[index].ToString();
    }

    private List<Frame> Run(string palette, string command, params string[] words)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            var running = GatherAsync(palette, command, words);
            for (var turn = 0; turn < 300 && !running.IsCompleted; turn++)
            {
                Advance(0.1);
            }

            return running.Ended();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private async Task<List<Frame>> GatherAsync(string palette, string command, string[] words)
    {
        var handler = _node.Palettes.Find(palette, command).Value!.Handler;
        var given = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            var isFlag = word.StartsWith("--", StringComparison.Ordinal);
            var argument = handler.Description.Arguments.First(one =>
                isFlag ? one.Name == word[2..] : one.Position == 1
            );
            given[argument.Name] = [isFlag ? "true" : word];
        }

        var arguments = ArgumentRules.Check($"{palette} {command}", handler.Description.Arguments, given).Value!;
        var call = new CommandCall(
            Groups.NextId(),
            arguments,
            DryRun: false,
            new Caller("ann", Role.Admin),
            new Dictionary<string, byte[]>(StringComparer.Ordinal)
        );
        var frames = new List<Frame>();
        await foreach (var frame in handler.RunAsync(call, TestContext.Current.CancellationToken))
        {
            frames.Add(frame);
        }

        return frames;
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
