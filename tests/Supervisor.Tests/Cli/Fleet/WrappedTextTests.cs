using Shouldly;
using Supervisor.Cli.Fleet;
using Xunit;

namespace Supervisor.Tests.Cli.Fleet;

public sealed class WrappedTextTests
{
    [Fact]
    public void List_ThatFits_IsOneLine() => WrappedText.List("names: ", ["a", "b"]).ShouldBe("names: a, b");

    [Fact]
    public void List_OfNothing_IsItsHead() => WrappedText.List("names: ", []).ShouldBe("names: ");

    [Fact]
    public void List_ThatIsLong_GoesOnInFurtherLinesSetIn()
    {
        var lines = WrappedText
            .List("chain: ", Enumerable.Range(0, 40).Select(number => $"agent{number}"), separator: " -> ")
            .Split(Environment.NewLine);

        lines.Length.ShouldBeGreaterThan(1);
        lines.ShouldAllBe(line => line.Length <= 114);
        lines.SkipLast(1).ShouldAllBe(line => line.EndsWith(" ->"));
        lines.Skip(1).ShouldAllBe(line => line.StartsWith("      agent"));
        string.Join(' ', lines.Select(line => line.Trim()))
            .ShouldBe($"chain: {string.Join(" -> ", Enumerable.Range(0, 40).Select(number => $"agent{number}"))}");
    }
}
