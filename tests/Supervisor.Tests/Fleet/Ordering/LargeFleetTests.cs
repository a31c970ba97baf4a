using Shouldly;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Ordering;
using Xunit;
using static Supervisor.Tests.Fleet.Fleets;

namespace Supervisor.Tests.Fleet.Ordering;

/// <summary>
/// Ten thousand agents. What takes the square of that, or a stack frame for each, shows here by minutes or by a crash.
/// </summary>
public sealed class LargeFleetTests
{
    private const int Agents = 10_000;

    [Fact]
    public void Chain_OfTenThousand_IsOrdered()
    {
        var order = OrderOf(Chain(last: []));

        order.Waves.Count.ShouldBe(Agents);
        order.LongestChain.Count.ShouldBe(Agents);
    }

    [Fact]
    public void Ring_OfTenThousand_IsToldAsOneCycle()
    {
        var order = OrderOf(Chain(last: [$"a{Agents - 1}"]));

        order.Cycles.ShouldHaveSingleItem().Steps.Count.ShouldBe(Agents);
    }

    [Fact]
    public void PairsThatNeedEachOther_InThousands_AreEachTold()
    {
        var pairs = Enumerable.Range(0, Agents).Select(number => Agent($"a{number}", $"a{number ^ 1}"));

        OrderOf([Group("g", [.. pairs])]).Cycles.Count.ShouldBe(Agents / 2);
    }

    [Fact]
    public void GroupsOfThousands_ThatNeedEachOther_AreOrdered()
    {
        var halves = Enumerable
            .Range(0, 2)
            .Select(half =>
                Group(
                    $"g{half}",
                    [.. Enumerable.Range(0, Agents / 2).Select(n => Agent($"a{n}", half == 0 ? [] : ["g0"]))]
                )
            );

        OrderOf([.. halves]).Waves.Count.ShouldBe(2);
    }

    [Fact]
    public void MisspeltNames_InHundreds_AreEachGivenASuggestion()
    {
        var names = FleetNames.Of(Of(Project("one", Chain(last: []))));

        var suggestions = Enumerable.Range(0, 300).Select(n => names.Suggest($"aa{n * 30}", new NameScope("one")));

        suggestions.ShouldAllBe(suggestion => suggestion != null);
    }

    [Fact]
    public void MisspeltName_OfMoreLettersThanAnyoneWrites_IsGivenNoSuggestion()
    {
        var names = FleetNames.Of(Of(Project("one", Group("g", Agent(new string('a', 100_000))))));

        names.Suggest(new string('a', 99_000) + "b", new NameScope("one")).ShouldBeNull();
    }

    /// <summary>Ten groups, each agent needing the one before it.</summary>
    private static GroupModel[] Chain(string[] last) =>
        [
            .. Enumerable
                .Range(0, Agents)
                .Select(number => (number, Agent($"a{number}", number == 0 ? last : [$"a{number - 1}"])))
                .GroupBy(agent => agent.number * 10 / Agents, agent => agent.Item2)
                .Select(group => Group($"g{group.Key}", [.. group])),
        ];

    private static StartOrder OrderOf(GroupModel[] groups)
    {
        var names = FleetNames.Of(Of(Project(node: null, groups)));
        return StartOrder.Of(names, FleetNeeds.Of(names));
    }
}
