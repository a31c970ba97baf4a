using Shouldly;
using Supervisor.Contracts.Text;
using Xunit;

namespace Supervisor.Tests.Contracts;

public sealed class CountTextTests
{
    [Theory]
    [InlineData(0, "0 agents are")]
    [InlineData(1, "1 agent is")]
    [InlineData(12, "12 agents are")]
    public void Count_HasItsNounAndVerb(int count, string text) =>
        $"{CountText.Of(count, "agent")} {CountText.Are(count)}".ShouldBe(text);
}
