using Shouldly;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Guard.Processes;
using Xunit;

namespace Supervisor.Tests.Guard.Processes;

public sealed class ProcessStatTests
{
    private const string Rest = "S 1 42 43 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 987654 0 0";

    [Theory]
    [InlineData("sleep")]
    [InlineData("a) S 9 9 9 (b")]
    [InlineData("")]
    public void Line_WhateverTheProgramIsCalled_IsReadFromBehindItsName(string name) =>
        ProcessStat.Parse($"44 ({name}) {Rest}").ShouldBe(new ProcessEntry(44, 1, 42, 43, 987654, IsDead: false));

    [Theory]
    [InlineData("Z", true)]
    [InlineData("X", true)]
    [InlineData("D", false)]
    [InlineData("R", false)]
    public void State_OfOneThatOnlyWaitsForItsParent_IsDead(string state, bool isDead) =>
        ProcessStat.Parse($"44 (sleep) {state}{Rest[1..]}")!.IsDead.ShouldBe(isDead);

    [Theory]
    [InlineData("")]
    [InlineData("44 (sleep")]
    [InlineData("44 (sleep) S 1 42")]
    [InlineData("x (sleep) S 1 42 43")]
    public void Line_ThatIsNone_IsNull(string line) => ProcessStat.Parse(line).ShouldBeNull();

    [Theory]
    [InlineData(0x0300, ExitKinds.Exited, 3, null)]
    [InlineData(0x0000, ExitKinds.Exited, 0, null)]
    [InlineData(0xff00, ExitKinds.Exited, 255, null)]
    [InlineData(0x0009, ExitKinds.Signalled, null, 9)]
    [InlineData(0x008b, ExitKinds.Signalled, null, 11)]
    public void WaitStatus_Word_SaysCodeOrSignal(int word, string kind, int? code, int? signal) =>
        WaitStatus.Of(word).ShouldBe(new WaitStatus(kind, code, signal));
}
