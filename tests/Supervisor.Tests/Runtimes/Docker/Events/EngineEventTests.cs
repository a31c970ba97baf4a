using Shouldly;
using Supervisor.Runtimes.Docker.Events;
using Xunit;

namespace Supervisor.Tests.Runtimes.Docker.Events;

public sealed class EngineEventTests
{
    [Theory]
    [InlineData("die", "die")]
    [InlineData("exec_create: sh -c echo: yes", "exec_create")]
    [InlineData("health_status: healthy", "health_status")]
    [InlineData(null, "")]
    public void Word_IsTheActionWithoutWhatItWasAbout(string? action, string word) =>
        new EngineEvent { Action = action }.Word.ShouldBe(word);

    [Fact]
    public void Moment_IsTheFinestThatTheEngineTells()
    {
        var fine = new EngineEvent { Seconds = 5, Nanoseconds = 5_000_000_100 };
        var coarse = new EngineEvent { Seconds = 5 };

        fine.Moment.ShouldBe(DateTimeOffset.UnixEpoch.AddSeconds(5).AddTicks(1));
        coarse.Moment.ShouldBe(DateTimeOffset.UnixEpoch.AddSeconds(5));
    }
}
