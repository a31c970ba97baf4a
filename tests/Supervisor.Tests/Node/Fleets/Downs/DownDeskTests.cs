using Shouldly;
using Supervisor.Cluster.Coordination.Memory;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.TestKit.Coordination;
using Xunit;

namespace Supervisor.Tests.Node.Fleets.Downs;

/// <summary>Over two nodes' supervisors, and a store in memory that can be away.</summary>
public sealed class DownDeskTests
{
    private static readonly CommandId First = Changes.Stamp("first").Id;
    private static readonly CommandId Second = Changes.Stamp("second").Id;

    private readonly MemoryCoordination _store = new(new MemoryMedium(Changes.Store(1)));
    private readonly List<DownedNode> _nodes = [];
    private readonly DownedNode _here;
    private readonly DownedNode _there;
    private CallFate _fate = CallFate.Served;

    public DownDeskTests() => (_here, _there) = (Open(), Open());

    [Fact]
    public void Stop_HoldsForTheOtherNodes_AndSoDoesTheStart()
    {
        _here.Stop(First).ShouldBeNull();
        _here.IsDown.ShouldBeTrue();
        _there.Align().ShouldBeNull();
        _there.IsDown.ShouldBeTrue();

        _there.Start(Second).ShouldBeNull();
        _here.Align().ShouldBeNull();

        (_here.IsDown, _there.IsDown).ShouldBe((false, false));
    }

    [Fact]
    public void Stop_OfALaterRevision_IsNoStopOfIt()
    {
        _here.Stop(First).ShouldBeNull();

        _there.Apply(2);
        _there.Align().ShouldBeNull();

        _there.IsDown.ShouldBeFalse();
    }

    [Fact]
    public void Stop_WithoutAStore_HoldsHere_AndSaysThatTheOthersWereNotTold()
    {
        _fate = CallFate.Unavailable;

        _here.Stop(First).ShouldNotBeNull().Code.ShouldBe("fleet.down-here-only");
        _here.IsDown.ShouldBeTrue();

        _fate = CallFate.Served;
        _here.Align().ShouldBeNull();
        _here.IsDown.ShouldBeTrue("nobody has started it since");
        _here.Stop(First).ShouldBeNull();
        _there.Align().ShouldBeNull();
        _there.IsDown.ShouldBeTrue();
    }

    [Fact]
    public void Stop_ThatWasNotNoted_IsNotUndoneByAnEarlierStart()
    {
        _there.Stop(First).ShouldBeNull();
        _there.Start(Second).ShouldBeNull();
        _fate = CallFate.Unavailable;
        _here.Stop(Changes.Stamp("third").Id).ShouldNotBeNull();
        _fate = CallFate.Served;

        _here.Align().ShouldBeNull();

        _here.IsDown.ShouldBeTrue();
    }

    [Fact]
    public void Stop_AskedForAgainAfterAStart_StopsNobody()
    {
        _here.Stop(First).ShouldBeNull();
        _here.Start(Second).ShouldBeNull();

        _here.Stop(First).ShouldNotBeNull().Code.ShouldBe(ErrorCodes.Refused);

        _there.Align().ShouldBeNull();
        (_here.IsDown, _there.IsDown).ShouldBe((false, false));
    }

    [Fact]
    public void Stop_AskedForAgainBeforeTheNodeHasHeardOfTheStart_StopsNobody()
    {
        _here.Stop(First).ShouldBeNull();
        _there.Align().ShouldBeNull();
        _there.Start(Second).ShouldBeNull();

        _here.Stop(First).ShouldNotBeNull().Code.ShouldBe(ErrorCodes.Refused);

        _there.Align().ShouldBeNull();
        _here.Align().ShouldBeNull();
        (_here.IsDown, _there.IsDown).ShouldBe((false, false));
    }

    [Fact]
    public async Task Stop_AtANodeThatIsLate_IsOneOfWhatAllHave()
    {
        await StoreAsync();
        await StoreAsync();
        _there.Apply(2);

        _here.Stop(First).ShouldBeNull();
        _there.Align().ShouldBeNull();

        _there.IsDown.ShouldBeTrue();
        _here.Precedes(2).ShouldBeTrue("what it holds next stays down");
        _there.Precedes(3).ShouldBeFalse();
    }

    [Fact]
    public void Revision_ThatIsDown_FindsTheNodeDownBeforeItIsHeld()
    {
        _here.Apply(2);
        _here.Stop(First).ShouldBeNull();

        _there.Precedes(2).ShouldBeTrue();

        _there.IsDown.ShouldBeTrue();
    }

    [Fact]
    public void Start_AskedForAgainAfterAnotherStop_StartsNobody()
    {
        _here.Stop(First).ShouldBeNull();
        _here.Start(Second).ShouldBeNull();
        _here.Stop(Changes.Stamp("third").Id).ShouldBeNull();

        _here.Start(Second).ShouldBeNull();

        _there.Align().ShouldBeNull();
        (_here.IsDown, _there.IsDown).ShouldBe((true, true));
    }

    [Fact]
    public void Start_OfANodeWhoseClockIsBehind_EndsWhatAnotherHasFollowed()
    {
        _here.Stop(First).ShouldBeNull();
        _there.StepClock(TimeSpan.FromHours(1));
        _there.Align().ShouldBeNull();
        _here.Start(Second).ShouldBeNull();

        _there.Align().ShouldBeNull();

        _there.IsDown.ShouldBeFalse();
    }

    [Fact]
    public void Start_WithoutAStore_ChangesNothing()
    {
        _here.Stop(First).ShouldBeNull();
        _fate = CallFate.Unavailable;

        _here.Start(Second).ShouldNotBeNull().Code.ShouldBe("fleet.not-started");

        _here.IsDown.ShouldBeTrue();
    }

    [Fact]
    public async Task Flag_OfANewerVersion_ChangesNothing_AndIsSaid()
    {
        await _store.ChangeEntriesAsync(Changes.Entries(Changes.PutEntry("fleet/down", """{"form":2,"down":true}""")));

        _here.Align().ShouldNotBeNull().Why.ShouldContain("newer version");

        _here.IsDown.ShouldBeFalse();
    }

    [Fact]
    public void NodeThatIsAlone_NeedsNoStore()
    {
        var alone = new DownedNode([], _ => null);
        _fate = CallFate.Unavailable;

        alone.Stop(First).ShouldBeNull();
        alone.IsDown.ShouldBeTrue();
        alone.Align().ShouldBeNull();
        alone.Start(Second).ShouldBeNull();
        alone.IsDown.ShouldBeFalse();
    }

    private async Task StoreAsync()
    {
        var number = (await _store.LookAsync()).Value?.Latest?.Number ?? 0;
        var put = new RevisionPut(number, new byte[] { (byte)number }, Changes.Stamp($"revision-{number}"));
        (await _store.PutRevisionAsync(put)).IsDone.ShouldBeTrue();
    }

    private DownedNode Open() =>
        new(
            _nodes,
            clock => new FaultyCoordination(_store, clock, _ => new CallPlan(_fate, TimeSpan.Zero, TimeSpan.Zero))
        );
}
