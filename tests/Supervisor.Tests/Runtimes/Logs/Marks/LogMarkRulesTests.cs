using Shouldly;
using Supervisor.Runtimes.Logs.Marks;
using Xunit;

namespace Supervisor.Tests.Runtimes.Logs.Marks;

public sealed class LogMarkRulesTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;

    [Fact]
    public void Marks_OfWhatIsGone_AreGivenUpButForTheLast() =>
        LogMarkRules.Thin(Marks(10), begin: 45).Select(mark => mark.Position).ShouldBe([40, 50, 60, 70, 80, 90]);

    [Fact]
    public void Marks_ThatAreFew_AreAllKept() => LogMarkRules.Thin(Marks(100), begin: 0).ShouldBe(Marks(100));

    [Fact]
    public void Marks_ThatAreTooMany_GetCoarserWhereTheyAreOld()
    {
        var marks = Marks(LogMarkRules.Most);

        var kept = LogMarkRules.Thin(marks, begin: 0);

        kept.Count.ShouldBeLessThanOrEqualTo(LogMarkRules.Most / 2);
        kept[0].ShouldBe(marks[0]);
        kept.TakeLast(500).ShouldBe(marks.TakeLast(500));
        kept.ShouldBeSubsetOf(marks);
    }

    private static List<LogMark> Marks(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new LogMark(Start.AddSeconds(i), i * 10))];
}
