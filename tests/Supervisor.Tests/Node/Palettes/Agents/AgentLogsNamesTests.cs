using Shouldly;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Palettes.Agents;
using Supervisor.Node.Palettes.Views;
using Supervisor.Supervision.Roster;
using Xunit;

namespace Supervisor.Tests.Node.Palettes.Agents;

public sealed class AgentLogsNamesTests
{
    private static readonly RosterView Roster = RosterOf.Agents("chat/chat", "tools/search", "tools/web", "old/web");

    [Theory]
    [InlineData("chat", "chat/chat")]
    [InlineData("search", "tools/search")]
    [InlineData("old/web", "old/web")]
    [InlineData("tools", "tools/search tools/web")]
    public void Name_OfAnAgentOrAGroup_MeansThem(string name, string expected) => Found(name).ShouldBe(expected);

    [Fact]
    public void Names_ThatMeanTheSame_AreOneAndKeepTheirOrder() =>
        Found("old/web", "tools", "search", "old").ShouldBe("old/web tools/search tools/web");

    [Fact]
    public void Name_ThatIsMistyped_BringsASuggestion()
    {
        var error = AgentLogsNames.Find(Roster, ["chat", "serch"]).Error!;

        error.Code.ShouldBe(ErrorCodes.NotFound);
        error.Message.ShouldContain("'serch'");
        error.Why.ShouldBe("Did you mean 'search'?");
    }

    [Fact]
    public void Name_OfAgentsInSeveralGroups_NamesThem() =>
        AgentLogsNames.Find(Roster, ["web"]).Error!.Why.ShouldBe("They are old/web, tools/web.");

    [Fact]
    public void Name_OfAgentsInSeveralGroups_IsTheErrorThatItIsEverywhere() =>
        AgentLogsNames.Find(Roster, ["web"]).Error.ShouldBe(NamedAgents.Find(Roster, "web").Error);

    [Fact]
    public void Name_WhereNothingIs_SaysThat() =>
        AgentLogsNames.Find(RosterOf.Agents(), ["web"]).Error!.Why.ShouldContain("No fleet");

    private static string Found(params string[] names) =>
        string.Join(' ', AgentLogsNames.Find(Roster, names).Value!.Select(agent => agent.Path));
}
