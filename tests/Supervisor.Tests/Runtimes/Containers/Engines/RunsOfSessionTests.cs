using Shouldly;
using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Engines;

public sealed class RunsOfSessionTests
{
    private static readonly EngineGap Gap = new(
        new DateTimeOffset(2026, 1, 1, 0, 4, 0, TimeSpan.Zero),
        // It ended while the clock was ahead.
        new DateTimeOffset(2026, 1, 1, 0, 53, 0, TimeSpan.Zero)
    );

    private static readonly WorkloadId Till = new(new AgentAddress("shop", "till"), "1-a");

    private readonly RunsOfSession _runs = new(Gap);

    [Fact]
    public void Run_OfWhichNothingIsKnown_MayHaveEndedInTheGap() => _runs.GapOf(Till).ShouldBe(Gap);

    [Fact]
    public void Run_ThatIsOfThisEngine_HasNotEndedInTheGap()
    {
        _runs.Know(Till);

        _runs.GapOf(Till).ShouldBeNull();
        _runs.GapOf(Till with { Incarnation = "2-b" }).ShouldBe(Gap);
    }

    [Fact]
    public void Run_WhoseEndIsWrittenDown_IsKeptNoLonger()
    {
        _runs.Know(Till);
        _runs.Forget(Till);

        _runs.GapOf(Till).ShouldBe(Gap);
    }
}
