using Shouldly;
using Supervisor.Fleet.Compose.Texts;
using Xunit;

namespace Supervisor.Tests.Fleet.Compose.Texts;

public sealed class PullRuleTests
{
    [Theory]
    [InlineData(null, true, null)]
    [InlineData("missing", true, null)]
    [InlineData("if_not_present", true, null)]
    [InlineData("always", true, 0)]
    [InlineData("daily", true, 24)]
    [InlineData("weekly", true, 168)]
    [InlineData("every_12h", true, 12)]
    [InlineData("never", false, null)]
    [InlineData("build", false, null)]
    public void Policy_OfEachForm_MeansThis(string? text, bool isPulled, int? hours) =>
        PullRule.Of(text).ShouldBe(new PullRule(isPulled, hours is { } given ? TimeSpan.FromHours(given) : null));
}
