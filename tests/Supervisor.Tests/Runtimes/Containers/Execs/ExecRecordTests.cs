using Shouldly;
using Supervisor.Runtimes.Containers.Execs.Processes;
using Supervisor.Runtimes.Containers.Execs.Records;
using Supervisor.Supervision.Ports.Runtime;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Execs;

public sealed class ExecRecordTests
{
    private const string BootId = "this boot";

    private static readonly StartRecord Start = new(
        "group",
        "agent",
        "1-aa",
        "c0ffee",
        DateTimeOffset.UnixEpoch,
        BootId,
        DateTimeOffset.UnixEpoch,
        null,
        0,
        0
    );

    [Fact]
    public void Parse_WholeLife_HasAllOfIt()
    {
        var record = ExecRecord.Parse("wrapper 7 100 7\nstarted 9 101\nended 3\n");

        record.ShouldBe(new ExecRecord(new ProcessMark(7, 100), new ProcessMark(9, 101), null, 3));
        record.IsUnstarted.ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("wrapper 7 100")]
    [InlineData("nonsense\nwrapper seven 100 7\nended -1\n")]
    public void Parse_NoWholeLine_IsNothing(string text) => ExecRecord.Parse(text).ShouldBe(ExecRecord.None);

    [Fact]
    public void Parse_LineThatBreaksOff_DoesNotCount()
    {
        ExecRecord.Parse("wrapper 7 100 7\nstarted 9 101\nended 13").EndCode.ShouldBeNull();
    }

    [Fact]
    public void Parse_LineThatComesAgain_DoesNotChangeTheFirst()
    {
        ExecRecord.Parse("started 9 101\nstarted 1 1\nended 0\nended 4\n").EndCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("wrapper 7 100 7\nunstarted 127\nended 127\n")]
    [InlineData("wrapper 7 100 7\nstarted 9 101\nunstarted 127\n")]
    [InlineData("wrapper 7 100 7\nended 2\n")]
    public void Parse_ProgramThatCouldNotBeRun_IsUnstarted(string text) =>
        ExecRecord.Parse(text).IsUnstarted.ShouldBeTrue();

    [Theory]
    [InlineData("9 (sh) S 1 9 9 0 -1 4 0 0 0 0 0 0 0 0 20 0 1 0 4711 99 1", false, 4711)]
    [InlineData("9 (a) (b\n) Z 1) Z 1 9 9 0 -1 4 0 0 0 0 0 0 0 0 20 0 1 0 4711 99 1", true, 4711)]
    public void StatLine_WhateverTheProgramsName_IsRead(string text, bool isDead, long ticks) =>
        StatLine.Parse(text).ShouldBe(new StatLine(isDead, ticks));

    [Fact]
    public void StatLine_OfNothing_IsNone() => StatLine.Parse("").ShouldBeNull();

    [Theory]
    [InlineData(0, ExitKind.Exited, 0, null)]
    [InlineData(3, ExitKind.Exited, 3, null)]
    [InlineData(137, ExitKind.Signalled, null, 9)]
    [InlineData(255, ExitKind.Exited, 255, null)]
    public void Seen_Code_IsReadAsShellsMeanIt(int code, ExitKind kind, int? expected, int? signal) =>
        ExitRules.Seen(Start, code).ShouldBe(new WorkloadExit(kind, expected, signal, ExitCause.Itself, false));

    [Fact]
    public void Seen_AfterItWasAskedToStop_IsAStop() =>
        ExitRules.Seen(Start with { IsStopAsked = true }, 0).Cause.ShouldBe(ExitCause.Stop);

    [Theory]
    [InlineData("wrapper 7 100 7\nstarted 9 101\n")]
    [InlineData("wrapper 7 100 7\nstarted 9 101\nended 137\n")]
    [InlineData("")]
    public void WithContainer_WhatItsEndHasKilled_EndedByThat(string record) =>
        ExitRules
            .WithContainer(Start, ExecRecord.Parse(record), BootId)
            .ShouldBe(WorkloadExit.Unknown(ExitCause.Container));

    [Fact]
    public void WithContainer_WhatHadEndedBefore_EndedByItself()
    {
        var exit = ExitRules.WithContainer(Start, ExecRecord.Parse("wrapper 7 1 7\nstarted 9 1\nended 3\n"), BootId);

        (exit.Code, exit.Cause).ShouldBe((3, ExitCause.Itself));
    }

    [Fact]
    public void WithContainer_AfterTheMachineWasStartedAgain_IsThat() =>
        ExitRules.WithContainer(Start, ExecRecord.None, "next boot").Cause.ShouldBe(ExitCause.Reboot);
}
