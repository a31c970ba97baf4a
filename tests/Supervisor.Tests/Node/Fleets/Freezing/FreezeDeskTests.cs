using Shouldly;
using Supervisor.Cluster.Coordination.Memory;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Fleets.Freezing;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Coordination;
using Supervisor.Tests.Node.Palettes.Views;
using Xunit;
using FleetKit = Supervisor.Tests.Supervision.Nodes.FleetKit;

namespace Supervisor.Tests.Node.Fleets.Freezing;

/// <summary>Over a node's supervisor and a store in memory.</summary>
public sealed class FreezeDeskTests
{
    private static readonly CommandId First = Id("first");
    private static readonly CommandId Second = Id("second");

    private readonly FleetKit _node = new();
    private readonly MemoryCoordination _store = new(new MemoryMedium(StoreId.FromEntropy(new byte[16])));
    private readonly FreezeDesk _desk;
    private readonly CommandPump _pump;
    private readonly HybridClock _clock;
    private CallFate _fate = CallFate.Served;

    public FreezeDeskTests()
    {
        _clock = new HybridClock(_node.Actors.Clock);
        var faulty = new FaultyCoordination(
            _store,
            _node.Actors.Clock,
            _ => new CallPlan(_fate, TimeSpan.Zero, TimeSpan.Zero)
        );
        _desk = new FreezeDesk(faulty, _node.Node, _clock);
        _pump = new CommandPump(_node.Actors);
    }

    [Fact]
    public void Freeze_IsNotedForTheFleetAndDoneByTheNode()
    {
        Freeze(First).ShouldBeNull();

        var flag = Flag();
        (flag.IsFrozen, flag.Why, flag.Stamp?.Who, flag.Stamp?.Id).ShouldBe((true, "moving", "ann", First));
        Node().Freeze.ShouldNotBeNull().Why.ShouldBe("moving");
    }

    [Fact]
    public void Freeze_WithoutAStore_HoldsForTheNodeAndSaysThatItIsAlone()
    {
        _fate = CallFate.Unavailable;

        var error = Freeze(First).ShouldNotBeNull();

        error.Code.ShouldBe("fleet.frozen-here-only");
        Node().Freeze.ShouldNotBeNull();
        Flag().IsFrozen.ShouldBeFalse();
    }

    [Fact]
    public void Freeze_AskedForAgainAfterTheStoreIsBack_IsWhole()
    {
        _fate = CallFate.Unavailable;
        Freeze(First);
        _fate = CallFate.Served;

        Freeze(First).ShouldBeNull();

        Flag().IsFrozen.ShouldBeTrue();
    }

    [Fact]
    public void Freeze_OfANodeThatCannotWriteItDown_ChangesNothing()
    {
        _node.Journal.AnswerNextAppend(AppendOutcome.Refused("The disk is full."), writes: false);

        Freeze(First).ShouldNotBeNull();

        Flag().IsFrozen.ShouldBeFalse();
        Node().Freeze.ShouldBeNull();
    }

    [Fact]
    public void Thaw_EndsBoth()
    {
        Freeze(First);

        Thaw(Second).ShouldBeNull();

        Flag().IsFrozen.ShouldBeFalse();
        Node().Freeze.ShouldBeNull();
    }

    [Fact]
    public void Thaw_WithoutAStore_ChangesNothing()
    {
        Freeze(First);
        _fate = CallFate.Unavailable;

        var error = Thaw(Second).ShouldNotBeNull();

        error.Code.ShouldBe("fleet.not-thawed");
        Node().Freeze.ShouldNotBeNull();
    }

    [Fact]
    public void Align_OfANodeThatMissedAFreeze_Freezes()
    {
        Note(isFrozen: true, First);

        Align().ShouldBeNull();

        var freeze = Node().Freeze.ShouldNotBeNull();
        (freeze.By, freeze.Why).ShouldBe(("bob", "noted"));
    }

    [Fact]
    public void Align_OfANodeThatMissedAThaw_Thaws()
    {
        Freeze(First);
        Note(isFrozen: false, Second);

        Align().ShouldBeNull();

        Node().Freeze.ShouldBeNull();
    }

    [Fact]
    public void Align_OfANodeThatFrozeAfterTheLastThatIsNoted_LetsItStand()
    {
        Freeze(First);
        Thaw(Second);
        _fate = CallFate.Unavailable;
        Freeze(Id("third"));
        _fate = CallFate.Served;

        Align().ShouldBeNull();

        Node().Freeze.ShouldNotBeNull();
    }

    [Fact]
    public void Align_OfANodeWhoseClockIsAhead_ThawsWhatItHasFollowed()
    {
        Note(isFrozen: true, First);
        _node.Actors.Clock.WallClockStep = TimeSpan.FromHours(1);
        Align().ShouldBeNull();
        _node.Actors.Clock.WallClockStep = TimeSpan.Zero;
        Note(isFrozen: false, Second);

        Align().ShouldBeNull();

        Node().Freeze.ShouldBeNull();
    }

    [Fact]
    public void Thaw_OfANodeWhoseClockIsBehind_IsLaterThanTheFreezeThatItEnds()
    {
        _node.Actors.Clock.WallClockStep = TimeSpan.FromHours(1);
        var ahead = new HybridClock(_node.Actors.Clock).Next();
        _node.Actors.Clock.WallClockStep = TimeSpan.Zero;
        var frozen = new FreezeChange(0, IsFrozen: true, "noted", new ChangeStamp(First, "bob", ahead));
        _pump.Run(() => _store.SetFreezeAsync(frozen)).IsDone.ShouldBeTrue();

        Thaw(Second).ShouldBeNull();

        Flag().Stamp.ShouldNotBeNull().When.ShouldBeGreaterThan(ahead);
    }

    [Fact]
    public void Freeze_AskedForAgainAfterAThaw_FreezesNobody()
    {
        Freeze(First);
        Thaw(Second);

        Freeze(First).ShouldNotBeNull().Code.ShouldBe(ErrorCodes.Refused);

        Flag().IsFrozen.ShouldBeFalse();
        Node().Freeze.ShouldBeNull();
    }

    [Fact]
    public void Freeze_AskedForAgainBeforeTheNodeHasHeardOfTheThaw_FreezesNobody()
    {
        Freeze(First);
        Note(isFrozen: false, Second);

        Freeze(First).ShouldNotBeNull().Code.ShouldBe(ErrorCodes.Refused);

        Flag().IsFrozen.ShouldBeFalse();
    }

    [Fact]
    public void Freeze_OfANodeThatIsFrozen_AskedForAgainAfterTheThawOfThat_FreezesNobody()
    {
        Note(isFrozen: true, First);
        Align();
        Freeze(Id("third")).ShouldBeNull();
        Note(isFrozen: false, Second);

        Freeze(Id("third")).ShouldNotBeNull().Code.ShouldBe(ErrorCodes.Refused);
        Align().ShouldBeNull();

        (Flag().IsFrozen, Node().Freeze).ShouldBe((false, null));
    }

    [Fact]
    public void Freeze_OfAFleetThatIsFrozen_AtANodeWhoseClockIsAhead_IsEndedByAThawElsewhere()
    {
        Note(isFrozen: true, First);
        _node.Actors.Clock.WallClockStep = TimeSpan.FromHours(1);
        Freeze(Second).ShouldBeNull();
        ThawElsewhere(Id("third"));

        Align().ShouldBeNull();

        Node().Freeze.ShouldBeNull();
    }

    [Fact]
    public void Freeze_ThatIsNew_HoldsBeforeTheNodeHasHeardOfTheThaw()
    {
        Freeze(First);
        Note(isFrozen: false, Second);

        Freeze(Id("third")).ShouldBeNull();

        Flag().IsFrozen.ShouldBeTrue();
    }

    [Fact]
    public void Thaw_AskedForAgainAfterAnotherFreeze_ThawsNobody()
    {
        Freeze(First);
        Thaw(Second);
        Freeze(Id("third"));

        Thaw(Second).ShouldBeNull();

        Flag().IsFrozen.ShouldBeTrue();
        Node().Freeze.ShouldNotBeNull();
    }

    [Fact]
    public void Thaw_OfAFleetThatIsNotFrozen_ReachesANodeThatFrozeAlone()
    {
        _fate = CallFate.Unavailable;
        Freeze(First);
        _fate = CallFate.Served;
        ThawElsewhere(Second);

        Align().ShouldBeNull();

        Node().Freeze.ShouldBeNull();
    }

    [Fact]
    public void Align_WithoutAStore_SaysSoAndChangesNothing()
    {
        Freeze(First);
        _fate = CallFate.Unavailable;

        Align().ShouldNotBeNull();

        Node().Freeze.ShouldNotBeNull();
    }

    private OperatorError? Freeze(CommandId id)
    {
        // The node's clock and this one order what happened only as far as time passes.
        _node.Actors.Advance(TimeSpan.FromSeconds(1));
        return _pump.Run(() => _desk.FreezeAsync(id, "ann", "moving"));
    }

    private OperatorError? Thaw(CommandId id) => _pump.Run(() => _desk.ThawAsync(id, "ann"));

    /// <summary>At a node with a clock of its own.</summary>
    private void ThawElsewhere(CommandId id)
    {
        var other = new FleetKit();
        other.Actors.Advance(_node.Actors.Clock.Elapsed + TimeSpan.FromSeconds(1));
        var elsewhere = new FreezeDesk(_store, other.Node, new HybridClock(other.Actors.Clock));
        new CommandPump(other.Actors).Run(() => elsewhere.ThawAsync(id, "bob")).ShouldBeNull();
    }

    private OperatorError? Align() => _pump.Run(_desk.AlignAsync);

    /// <summary>As another node does it.</summary>
    private void Note(bool isFrozen, CommandId id)
    {
        _node.Actors.Advance(TimeSpan.FromSeconds(1));
        var change = new FreezeChange(Flag().Version, isFrozen, "noted", new ChangeStamp(id, "bob", _clock.Next()));
        _pump.Run(() => _store.SetFreezeAsync(change)).IsDone.ShouldBeTrue();
    }

    private FreezeFlag Flag() => _pump.Run(_store.ReadFreezeAsync).Value.ShouldNotBeNull();

    private NodeFleet Node()
    {
        var described = _node.Actors.Probe<NodeDescription>();
        _node.Node.Tell(new DescribeNode(described.Ref));
        return described.Take().ShouldHaveSingleItem().State.Fleet;
    }

    private static CommandId Id(string text)
    {
        CommandId.TryParse(text, out var id).ShouldBeTrue();
        return id;
    }
}
