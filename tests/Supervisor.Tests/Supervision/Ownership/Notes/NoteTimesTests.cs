using Shouldly;
using Supervisor.Actors.Restarts;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ownership.Notes;
using Supervisor.Supervision.Time;
using Xunit;

namespace Supervisor.Tests.Supervision.Ownership.Notes;

public sealed class NoteTimesTests
{
    private static readonly RestartHistory History = new(
        [TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(130)],
        2,
        TimeSpan.FromSeconds(131)
    );

    [Fact]
    public void Restarts_AreAsLongAgoOnTheOtherMachine()
    {
        var noted = NoteTimes.Of(History, HybridTime.FromMilliseconds(1_000_000));
        var there = NoteTimes.HistoryOf(noted, HybridTime.FromMilliseconds(1_010_000), At(5_000));
        there.Recent.ShouldBe([TimeSpan.FromSeconds(4_960), TimeSpan.FromSeconds(4_990)]);
        there.Streak.ShouldBe(2);
        there.RunningSince.ShouldBe(TimeSpan.FromSeconds(4_991));
    }

    [Fact]
    public void ClockThatIsBehind_HasTheLastRestartHappenNow()
    {
        var noted = NoteTimes.Of(History, HybridTime.FromMilliseconds(1_000_000));
        var there = NoteTimes.HistoryOf(noted, HybridTime.FromMilliseconds(500_000), At(20));
        there.Recent.ShouldBe([TimeSpan.FromSeconds(-10), TimeSpan.FromSeconds(20)]);
    }

    [Fact]
    public void NothingRestarted_IsNothingNoted()
    {
        NoteTimes.Of(RestartHistory.Empty, HybridTime.FromMilliseconds(5)).ShouldBeNull();
        NoteTimes.HistoryOf(null, HybridTime.FromMilliseconds(5), At(1)).ShouldBe(RestartHistory.Empty);
    }

    [Fact]
    public void Delay_ThatIsOver_IsDueNow()
    {
        NoteTimes.MomentOf(900, HybridTime.FromMilliseconds(1_000), At(7)).ShouldBe(At(7));
        NoteTimes.MomentOf(3_000, HybridTime.FromMilliseconds(1_000), At(7)).ShouldBe(At(9));
    }

    private static BootMoment At(double seconds) => new("boot", TimeSpan.FromSeconds(seconds));
}
