using Shouldly;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ownership.Ends;
using Xunit;

namespace Supervisor.Tests.Supervision.Ownership.Ends;

public sealed class KillBudgetTests
{
    [Theory]
    [InlineData(null, 1.5, true)]
    [InlineData(0.004, 1.5, true)]
    [InlineData(0.5, 1.5, true)]
    [InlineData(0.6, 1.8, true)]
    [InlineData(0.8, 2.4, true)]
    [InlineData(0.84, 2.5, false)]
    [InlineData(60.0, 2.5, false)]
    public void Budget_IsThreeTimesWhatAnEndTakes_ButNoLessThanUsual_AndNoMoreThanARightHasRoomFor(
        double? took,
        double budget,
        bool isEnough
    ) => Of(MovableDefinition.Usual, took).ShouldBe(new KillBudget(TimeSpan.FromSeconds(budget), isEnough));

    [Fact]
    public void Budget_OfALongerRight_HasMoreRoom() =>
        Of(MovableDefinition.Usual with { Length = TimeSpan.FromSeconds(30) }, 5)
            .ShouldBe(new KillBudget(TimeSpan.FromSeconds(15), true));

    [Fact]
    public void Budget_OfARightWithoutRoom_IsTheUsualOne_AndNotEnough() =>
        Of(MovableDefinition.Usual with { Length = TimeSpan.FromSeconds(3) }, 1)
            .ShouldBe(new KillBudget(TimeSpan.FromSeconds(1.5), false));

    private static KillBudget Of(MovableDefinition definition, double? seconds) =>
        KillBudget.Of(definition, seconds is { } took ? TimeSpan.FromSeconds(took) : null);
}
