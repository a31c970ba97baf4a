using Shouldly;
using Supervisor.Node.Readiness.Folders;
using Supervisor.Supervision.Time;
using Xunit;

namespace Supervisor.Tests.Node.Readiness.Folders;

public sealed class OpeningTests
{
    private static readonly BootMoment Now = new("boot", TimeSpan.FromMilliseconds(123_456));

    [Fact]
    public void Opening_RemembersTheLastFew()
    {
        var last = Enumerable.Range(1, 6).Aggregate((Opening?)null, static (before, number) => Next(before, number))!;

        last.Incarnation.ShouldBe("6");
        last.Earlier.Select(static past => past.Incarnation).ShouldBe(["5", "4", "3"]);
        last.IsPast("3").ShouldBeTrue();
        last.IsPast("6").ShouldBeFalse();
    }

    [Fact]
    public void Token_LeadsToItsHolder()
    {
        var last = Next(Next(null, 1), 2);

        last.HolderOf(AgentToken.HashOf("token-2")).ShouldBe("2");
        last.HolderOf(AgentToken.HashOf("token-1")).ShouldBe("1");
        last.HolderOf(AgentToken.HashOf("token-3")).ShouldBeNull();
    }

    [Fact]
    public void Record_GivesTheSameOpeningBack()
    {
        var opening = Next(Next(null, 1), 2);

        var read = OpeningRecord.Of(opening).ToOpening();

        read.ShouldBe(opening with { Earlier = read.Earlier });
        read.Earlier.ShouldBe(opening.Earlier);
    }

    private static Opening Next(Opening? before, int number) =>
        Opening.After(before, $"{number}", AgentToken.HashOf($"token-{number}"), Now);
}
