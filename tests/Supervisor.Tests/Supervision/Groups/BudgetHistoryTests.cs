using Shouldly;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Groups;
using Supervisor.Supervision.Time;
using Xunit;

namespace Supervisor.Tests.Supervision.Groups;

public sealed class BudgetHistoryTests
{
    [Fact]
    public void Restarts_OfThisBoot_CountForAsLongAsTheWindow()
    {
        var history = Spent(3, "boot", TimeSpan.FromHours(1));

        history
            .Spend(Groups.Policy, At("boot", TimeSpan.FromHours(1).Add(TimeSpan.FromSeconds(59))))
            .Verdict.Granted.ShouldBeFalse();
        history
            .Spend(Groups.Policy, At("boot", TimeSpan.FromHours(1).Add(TimeSpan.FromSeconds(60))))
            .Verdict.Granted.ShouldBeTrue();
    }

    [Fact]
    public void Restarts_OfAnotherBoot_CountAsIfTheyHadBeenAtItsBeginning()
    {
        var history = Spent(3, "before", TimeSpan.FromHours(1));

        history.Spend(Groups.Policy, At("boot", TimeSpan.FromSeconds(59))).Verdict.Granted.ShouldBeFalse();
        history.Spend(Groups.Policy, At("boot", TimeSpan.FromSeconds(60))).Verdict.Granted.ShouldBeTrue();
    }

    [Fact]
    public void History_ThatIsSpentFrom_IsOfTheBootInWhichThatHappened()
    {
        var history = Spent(1, "boot", TimeSpan.FromSeconds(5));

        history.Boot.ShouldBe("boot");
        history.History.Recent.ShouldBe([TimeSpan.FromSeconds(5)]);
    }

    private static BudgetHistory Spent(int times, string boot, TimeSpan at) =>
        Enumerable
            .Range(0, times)
            .Aggregate(BudgetHistory.Empty, (history, _) => history.Spend(Groups.Policy, At(boot, at)).Left);

    private static Moment At(string boot, TimeSpan at) => new(HybridTime.Zero, new BootMoment(boot, at), 0.5);
}
