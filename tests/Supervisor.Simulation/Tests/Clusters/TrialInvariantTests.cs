using Shouldly;
using Supervisor.Cluster.Ownership;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Simulation.Clusters;
using Supervisor.Simulation.Clusters.Invariants;
using Supervisor.Simulation.Clusters.Lanes;
using Supervisor.Simulation.Clusters.Members;
using Supervisor.Simulation.Plants;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Xunit;

namespace Supervisor.Simulation.Tests.Clusters;

/// <summary>Each invariant of claims fails when a claim goes where it must not, and only then.</summary>
public sealed class TrialInvariantTests : IDisposable
{
    private const string Group = "roam-b";

    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(36_500);

    private readonly TwoMachines _two = new();
    private readonly ClusterWorld _cluster;

    public TrialInvariantTests() => _cluster = new ClusterWorld(_two.Universe, _two.Machines, Plant.None);

    public void Dispose() => _two.Dispose();

    [Theory]
    [InlineData(true, false, false)]
    [InlineData(true, true, true)]
    [InlineData(false, false, true)]
    public void KeptStays_OfAClaimThatAnotherTakes_IsViolatedUnlessItWasGivenBack(
        bool isKept,
        bool isGivenBack,
        bool holds
    )
    {
        _ = new KeptStays(_cluster, _cluster.Seats[0].World);
        Write(1, "pc1", isKept ? Kept : Usual);
        if (isGivenBack)
        {
            Write(1, null, TimeSpan.Zero);
        }

        Write(2, "pc2", Usual);

        _two.Violated.ShouldBe(holds ? [] : [KeptStays.NobodyTakes]);
    }

    [Theory]
    [InlineData(3, 4, false)]
    [InlineData(3, 1000, true)]
    [InlineData(null, 1, false)]
    public void DoubtedStore_OfAGroupThatIsTakenByIt_IsViolatedButByWhoRecoversIt(int? before, long epoch, bool holds)
    {
        _ = new DoubtedStore(_cluster, _cluster.Seats[0].World);
        if (before is { } last)
        {
            Write(last, "pc1", Usual);
        }

        _cluster.Store.Be(_cluster.Store.Medium.Copy());
        _cluster.Store.DoubtedSince = _two.Universe.Clock.Now;
        Write(epoch, "pc2", Usual);

        _two.Violated.ShouldBe(holds ? [] : [DoubtedStore.NothingIsTaken]);
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(20, true)]
    public void ColdStartsWait_OfADaemonThatAsksForASilentClaim_IsViolatedBeforeItHasWaited(int seconds, bool holds)
    {
        _ = new ColdStartsWait(_cluster, _cluster.Seats[0].World);
        Write(1, "pc1", Usual);
        Restart();
        _two.RunFor(seconds);

        Ask("pc2");

        _two.Violated.ShouldBe(holds ? [] : [ColdStartsWait.LastOwnerFirst]);
    }

    [Fact]
    public void ColdStartsWait_OfAClaimThatWasRenewedSince_OrThatIsGivenBackForAnother_Holds()
    {
        _ = new ColdStartsWait(_cluster, _cluster.Seats[0].World);
        Write(1, "pc1", Usual);
        Restart();
        Ask(null);
        _two.RunFor(1);
        Write(1, "pc1", Usual, renewal: 1);

        Ask("pc2");

        _two.Violated.ShouldBeEmpty();
    }

    [Fact]
    public void GuardFreeze_IsAnExcuseOnceItHasLastedLongerThanIsAllowed_AndUntilTheGuardHasHadTheTimeToKill()
    {
        var freeze = _cluster.Seats[0].GuardFreeze;
        freeze.Begin(TimeSpan.FromSeconds(3));
        freeze.IsExcuse.ShouldBeFalse();
        _two.RunFor(GuardFreeze.Allowed.TotalSeconds + 0.1);
        freeze.IsExcuse.ShouldBeTrue();
        _two.RunFor(1.8);
        freeze.IsExcuse.ShouldBeTrue("it has gone on just now");
        _two.RunFor(0.5);
        freeze.IsExcuse.ShouldBeFalse();
        freeze.MayBegin.ShouldBeFalse("two without a rest between them would be a longer one");
    }

    [Fact]
    public void GuardFreeze_ThatIsShort_IsNoExcuse()
    {
        var freeze = _cluster.Seats[0].GuardFreeze;
        freeze.Begin(TimeSpan.FromSeconds(1));
        _two.RunFor(0.9);
        freeze.IsExcuse.ShouldBeFalse();
        _two.RunFor(0.2);
        freeze.IsExcuse.ShouldBeFalse();
    }

    [Fact]
    public void GuardFreeze_AmidWhichItsMachineWasSuspended_IsAnExcuse()
    {
        var (freeze, clock) = (_cluster.Seats[0].GuardFreeze, _two.Machines[0].Clock);
        freeze.Begin(TimeSpan.FromSeconds(1));
        _two.RunFor(0.2);
        clock.FallAsleep();
        freeze.MayBegin.ShouldBeFalse();
        _two.RunFor(0.2);
        clock.WakeUp();
        freeze.IsExcuse.ShouldBeTrue();
    }

    [Fact]
    public void CopyOfAStore_HoldsWhatItHeld_AndWhatIsAskedOfTheFormerComesToNothingInIt()
    {
        Write(1, "pc1", Usual);
        var former = _cluster.Store.Truth;
        var copy = _cluster.Store.Medium.Copy();
        Write(2, "pc2", Usual);

        _cluster.Store.Be(copy);
        former.ChangeEntriesAsync(ChangeOf(3, "pc2", Usual)).Result.IsDone.ShouldBeTrue();

        _cluster.Claims.Find(Group)!.Claim.Epoch.ShouldBe(1);
        _cluster.Store.OwnerOf(Group).ShouldBe(Peers.IdOf("pc1").Value);
    }

    private void Restart()
    {
        _two.RunFor(1);
        _two.Machines[1].KillDaemon();
        _two.Machines[1].StartDaemon();
    }

    private void Ask(string? owner) => _cluster.Store.Asked("pc2", _two.Machines[1].Daemon!, ChangeOf(2, owner, Usual));

    private void Write(long epoch, string? owner, TimeSpan length, long renewal = 0) =>
        _cluster.Store.Truth.ChangeEntriesAsync(ChangeOf(epoch, owner, length, renewal)).Result.IsDone.ShouldBeTrue();

    private static EntryChange ChangeOf(long epoch, string? owner, TimeSpan length, long renewal = 0)
    {
        NodeId? node = owner is null ? null : Peers.IdOf(owner);
        var claim = new Claim(Group, epoch, node, HybridTime.Zero, length, renewal, default);
        return new EntryChange([], [ClaimCodec.WriteOwner(claim), ClaimCodec.WriteRenewal(claim)]);
    }
}
