using Shouldly;
using Supervisor.Runtimes.Probing;
using Xunit;

namespace Supervisor.Tests.Runtimes.Probing;

public sealed class OneLineTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" \n\t\r\n", "")]
    [InlineData("\n  first \r\nsecond", "first")]
    [InlineData("a\u001b[31mb\u0000", "a?[31mb?")]
    public void Text_OfOthers_IsItsFirstLineThatSaysSomething(string text, string line) =>
        OneLine.Of(text).ShouldBe(line);

    [Fact]
    public void Line_WithoutEnd_IsCut() => OneLine.Of(new string('x', 201)).ShouldBe($"{new string('x', 200)}...");

    [Fact]
    public void Line_OfTheGreatestLength_IsWhole() => OneLine.Of(new string('x', 200)).ShouldBe(new string('x', 200));
}
