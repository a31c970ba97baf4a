using Shouldly;
using Supervisor.Node.Readiness.Speakers;
using Xunit;

namespace Supervisor.Tests.Node.Readiness.Speakers;

public sealed class ProcessTimesTests
{
    private const string Rest = " S 1 2 3 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 123456 1 1 1";

    [Theory]
    [InlineData("42 (sleep)")]
    [InlineData("42 (a b) c) (d)")]
    public void Stat_WithWhateverName_TellsTheStart(string beginning) =>
        ProcessTimes.Parse(beginning + Rest).ShouldBe(TimeSpan.FromSeconds(1234.56));

    [Theory]
    [InlineData("")]
    [InlineData("42 (sleep) S 1")]
    public void Stat_ThatIsNone_TellsNothing(string stat) => ProcessTimes.Parse(stat).ShouldBeNull();

    [Fact]
    public void Process_ThatIsNotThere_TellsNothing() => ProcessTimes.StartedAt(int.MaxValue).ShouldBeNull();

    [Fact]
    public void Moment_IsRoundedDownToWhatTheKernelTells() =>
        ProcessTimes.Floor(TimeSpan.FromMilliseconds(12_349)).ShouldBe(TimeSpan.FromMilliseconds(12_340));
}
