using Shouldly;
using Supervisor.Runtimes.Logs.Marks;
using Xunit;

namespace Supervisor.Tests.Runtimes.Logs.Marks;

public sealed class LogMarkTextTests
{
    private static readonly LogMark Mark = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero), 123_456);

    [Fact]
    public void Marks_WrittenAndRead_AreTheSame() =>
        LogMarkText
            .Parse(LogMarkText.Heading + LogMarkText.Line(Mark) + LogMarkText.Line(Mark with { Position = 9 }))
            .ShouldBe([Mark, Mark with { Position = 9 }]);

    [Fact]
    public void Form_OfALine_NeverChanges()
    {
        LogMarkText.Line(Mark).ShouldBe("01767323045678 00000000000000123456\n");
        LogMarkText.Line(Mark).Length.ShouldBe(LogMarkText.LineBytes);
    }

    [Theory]
    [InlineData("01767323045678 000000000000001")]
    [InlineData("01767323045678 0000000000000012345x")]
    [InlineData("01767323045678-00000000000000123456")]
    [InlineData("01767323045678 99999999999999999999")]
    public void Line_ThatIsUnfinishedOrDamaged_IsNoMark(string line) =>
        LogMarkText.Parse(LogMarkText.Heading + LogMarkText.Line(Mark) + line).ShouldBe([Mark]);

    [Fact]
    public void File_OfAnotherForm_HasNoMarks() =>
        LogMarkText.Parse("supervisor-log-marks 2\n" + LogMarkText.Line(Mark)).ShouldBeEmpty();
}
