using FsCheck.Fluent;
using Shouldly;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Nodes;
using Xunit;
using GroupsOf = Supervisor.Tests.Supervision.Groups.Groups;

namespace Supervisor.Tests.Supervision.Nodes;

public sealed class StormRulesTests
{
    [Theory]
    [InlineData(1, 60)]
    [InlineData(20, 60)]
    [InlineData(77, 231)]
    public void Restarts_WithinAMinute_AreAStormWhenThereAreMoreThanSoMany(int agents, int most)
    {
        IsStorm(WithAgents(agents), most).ShouldBeFalse();
        IsStorm(WithAgents(agents), most + 1).ShouldBeTrue();
    }

    [Fact]
    public void Limit_ThatIsSet_HoldsWhateverTheNumberOfAgents()
    {
        IsStorm(WithAgents(77), 5, limit: 5).ShouldBeFalse();
        IsStorm(WithAgents(77), 6, limit: 5).ShouldBeTrue();
    }

    [Fact]
    public void Restarts_OfMoreThanAMinuteAgo_DoNotCount()
    {
        var facts = StormRules.Count(WithAgents(1), 60, TimeSpan.Zero);
        StormRules.IsStorm(StormRules.Count(facts, 1, TimeSpan.FromSeconds(59)), null).ShouldBeTrue();
        StormRules.IsStorm(StormRules.Count(facts, 1, TimeSpan.FromSeconds(60)), null).ShouldBeFalse();
    }

    [Fact]
    public void Count_OfAnyRestarts_IsThatOfTheLastMinute() =>
        Property.HoldsForLists(
            from pause in Gen.Choose(0, 40)
            from restarts in Gen.Choose(0, 5)
            select (pause, restarts),
            restarts =>
            {
                var (facts, now) = (FleetFacts.None, TimeSpan.Zero);
                var all = new List<TimeSpan>();
                foreach (var (pause, count) in restarts)
                {
                    now += TimeSpan.FromSeconds(pause);
                    facts = StormRules.Count(facts, count, now);
                    all.AddRange(Enumerable.Repeat(now, count));
                    facts.RestartCount.ShouldBe(all.Count(at => now - at < StormRules.Window));
                }
            }
        );

    private static bool IsStorm(FleetFacts facts, int restarts, int? limit = null) =>
        StormRules.IsStorm(StormRules.Count(facts, restarts, TimeSpan.Zero), limit);

    private static FleetFacts WithAgents(int count)
    {
        var names = Enumerable.Range(0, count).Select(number => $"N{number}").ToArray();
        var definition = GroupsOf.Define(GroupStrategy.OneForOne, names);
        return FleetFacts.None with { Plan = new NodePlan(1, new[] { definition }.ToValueList()) };
    }
}
