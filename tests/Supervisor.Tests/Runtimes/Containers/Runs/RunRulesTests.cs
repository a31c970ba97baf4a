using Shouldly;
using Supervisor.Runtimes.Containers.Runs;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Supervision.Ports.Runtime;
using Xunit;
using static Supervisor.Tests.Runtimes.Containers.Runs.RunSamples;

namespace Supervisor.Tests.Runtimes.Containers.Runs;

public sealed class RunRulesTests
{
    [Fact]
    public void Start_OfWhichTheEngineShowsNothing_WasNotMade()
    {
        Judge(Record(), NeverStarted).ShouldBeOfType<RunVerdict.NotStarted>();
        Judge(Record(before: 1), Ended(1, 2, code: 0)).ShouldBeOfType<RunVerdict.NotStarted>();
        Judge(Record(before: 1), container: null).ShouldBeOfType<RunVerdict.NotStarted>();
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(1, null)]
    [InlineData(1, 3)]
    public void Run_ThatBeganAfterTheLastOne_IsTheRecords(int? before, int? started)
    {
        Judge(Record(before, started), Running(since: 3, pid: 7)).ShouldBe(new RunVerdict.Running(At(3), 7));
        Judge(Record(before, started), Ended(3, 4, code: 5)).ShouldBe(End(started: 3, code: 5, ExitCause.Itself));
    }

    [Fact]
    public void Run_OfAStartThatWasAskedForBeforeAReboot_IsNobodys()
    {
        var record = Record(before: 1) with { BootId = "boot before" };

        Judge(record, Running(since: 3)).ShouldBe(new RunVerdict.Ended(null, RunEnd.Unknown(ExitCause.Reboot)));
        RunRules.StrayOf(Running(since: 3), [record], Settings.BootId).ShouldBe($"by-hand-{At(3).UtcTicks}");
    }

    [Fact]
    public void Run_AfterWhichAnotherBegan_HasEndedNobodyKnowsHow()
    {
        var verdict = Judge(Record(started: 3), Running(since: 5));

        verdict.ShouldBe(new RunVerdict.Ended(At(3), RunEnd.Unknown(ExitCause.Itself)));
    }

    [Fact]
    public void Run_WhoseContainerIsGone_HasEndedNobodyKnowsHow()
    {
        Judge(Record(started: 3), container: null)
            .ShouldBe(new RunVerdict.Ended(At(3), RunEnd.Unknown(ExitCause.Itself)));
        Judge(Record(started: 3) with { IsStopAsked = true }, container: null)
            .ShouldBe(new RunVerdict.Ended(At(3), RunEnd.Unknown(ExitCause.Stop)));
    }

    [Fact]
    public void End_PastItsLeash_IsTheLeashsWhateverElseWasAsked()
    {
        var record = Record(started: 3) with { IsStopAsked = true, IsLeashExpired = true };

        Judge(record, Ended(3, 4, code: 137)).ShouldBe(End(started: 3, code: 137, ExitCause.Leash));
    }

    [Fact]
    public void End_ThatIsKnown_StaysWhateverTheContainerDoes()
    {
        var known = new RunEnd(ExitKind.Exited, 9, ExitCause.Engine, OutOfMemory: false);

        Judge(Record(started: 3) with { End = known }, Running(since: 3)).ShouldBe(new RunVerdict.Ended(At(3), known));
    }

    [Fact]
    public void End_ForWantOfMemory_SaysSo()
    {
        var verdict = Judge(Record(started: 3), Ended(3, 4, code: 137, outOfMemory: true));

        verdict.ShouldBeOfType<RunVerdict.Ended>().End.OutOfMemory.ShouldBeTrue();
    }

    [Theory]
    // Within the time in which the engine was away.
    [InlineData(false, "this-boot", 10, ExitCause.Engine)]
    // Before, while it was there; and after.
    [InlineData(false, "this-boot", 7, ExitCause.Itself)]
    [InlineData(false, "this-boot", 13, ExitCause.Itself)]
    // What we had asked for is nobody else's doing, and what a machine's restart ended, no engine did.
    [InlineData(true, "this-boot", 10, ExitCause.Stop)]
    [InlineData(false, "last-boot", 10, ExitCause.Reboot)]
    [InlineData(true, "last-boot", 10, ExitCause.Stop)]
    public void End_HasTheCauseThatIsNearest(bool isStopAsked, string boot, int finished, ExitCause cause)
    {
        var record = Record(started: 3) with { IsStopAsked = isStopAsked, BootId = boot };

        RunRules.Judge(record, Ended(3, finished, code: 1), AfterGap(8, 12)).ShouldBe(End(started: 3, code: 1, cause));
    }

    [Theory]
    [InlineData(false, "this-boot", ExitCause.Container)]
    [InlineData(true, "this-boot", ExitCause.Stop)]
    [InlineData(false, "last-boot", ExitCause.Reboot)]
    public void End_OfWhoIsListenedTo_IsItsContainersAndHasNoCode(bool isStopAsked, string boot, ExitCause cause)
    {
        var record = Record(started: 3) with { IsListened = true, IsStopAsked = isStopAsked, BootId = boot };

        var verdict = RunRules.Judge(record, Ended(3, 9, code: 1), AfterGap(8, 12));

        verdict.ShouldBe(new RunVerdict.Ended(At(3), RunEnd.Unknown(cause)));
    }

    [Fact]
    public void Record_AfterAVerdict_KnowsAsMuch()
    {
        var record = Record(before: 1);

        RunRules.Complete(record, new RunVerdict.NotStarted()).ShouldBe(record);
        RunRules.Complete(record, new RunVerdict.Running(At(3), 7)).ShouldBe(record with { Started = At(3), Pid = 7 });
        RunRules
            .Complete(record, End(started: 3, code: 5, ExitCause.Itself))
            .ShouldBe(record with { Started = At(3), End = End(3, 5, ExitCause.Itself).End });
    }

    [Fact]
    public void Run_ThatNoRecordExplains_IsAStray()
    {
        var stray = $"by-hand-{At(3).UtcTicks}";

        RunRules.StrayOf(Running(since: 3), [], Settings.BootId).ShouldBe(stray);
        RunRules.StrayOf(Running(since: 3), [Record(started: 1)], Settings.BootId).ShouldBe(stray);
        RunRules.StrayOf(Running(since: 3), [Record(before: 3)], Settings.BootId).ShouldBe(stray);
        // Who listens has not started it.
        RunRules
            .StrayOf(Running(since: 3), [Record(started: 3) with { IsListened = true }], Settings.BootId)
            .ShouldBe(stray);
        RunRules.IsStray(stray).ShouldBeTrue();
    }

    [Fact]
    public void Run_ThatARecordExplains_IsNoStray()
    {
        RunRules.StrayOf(Running(since: 3), [Record(started: 3)], Settings.BootId).ShouldBeNull();
        RunRules.StrayOf(Running(since: 3), [Record(before: 1)], Settings.BootId).ShouldBeNull();
        RunRules.StrayOf(Ended(3, 4, code: 0), [], Settings.BootId).ShouldBeNull();
        RunRules.IsStray("1-aa").ShouldBeFalse();
    }

    private static RunVerdict Judge(RunRecord record, ContainerFacts? container) =>
        RunRules.Judge(record, container, NoGap);

    private static RunVerdict.Ended End(int started, int code, ExitCause cause) =>
        new(At(started), new RunEnd(ExitKind.Exited, code, cause, OutOfMemory: false));
}
