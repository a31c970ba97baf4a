using Shouldly;
using Supervisor.Contracts.Text;
using Xunit;

namespace Supervisor.Tests.Contracts;

public sealed class SuggestionTests
{
    private static readonly string[] Known = ["hierarchy", "system", "uptime", "node"];

    [Theory]
    [InlineData("hierachy", "hierarchy")]
    [InlineData("sytsem", "system")]
    [InlineData("Uptime", "uptime")]
    [InlineData("hier", "hierarchy")]
    [InlineData("nod", "node")]
    [InlineData("pizza", null)]
    [InlineData("", null)]
    public void Suggestion_ForASlip_IsTheNearestWordOrNothing(string word, string? expected) =>
        Suggestion.For(word, Known).ShouldBe(expected);
}
