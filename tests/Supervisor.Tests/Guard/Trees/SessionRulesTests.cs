using Shouldly;
using Supervisor.Guard.Processes;
using Supervisor.Guard.Trees;
using Supervisor.Guard.Workloads;
using Xunit;

namespace Supervisor.Tests.Guard.Trees;

public sealed class SessionRulesTests
{
    private const int Leader = 100;
    private const long Start = 5000;

    private static readonly ProcessEntry First = new(Leader, 1, Leader, Leader, Start, false);

    [Fact]
    public void Members_AreSessionGroupAndDescendants()
    {
        ProcessEntry[] all =
        [
            First,
            new(101, Leader, 101, Leader, Start + 1, false),
            new(102, 1, 102, 102, Start + 1, false),
            new(103, 101, 103, 103, Start + 2, false),
            new(104, 103, 104, 104, Start + 3, false),
        ];

        Pids(all).ShouldBe([100, 101, 103, 104]);
    }

    [Fact]
    public void Members_WithTheMark_CountWhereverTheyAre() =>
        Pids([First, new(102, 1, 102, 102, Start + 1, false)], marked: 102).ShouldBe([100, 102]);

    [Fact]
    public void Process_OlderThanTheFirst_IsNeverOne() =>
        Pids([First, new(90, Leader, Leader, Leader, Start - 1, false)], marked: 90).ShouldBe([100]);

    [Fact]
    public void Pid_UsedAgain_BringsNobodyIn()
    {
        ProcessEntry[] all =
        [
            new(Leader, 1, Leader, Leader, Start + 9, false),
            new(201, Leader, Leader, Leader, Start + 10, false),
            new(202, 1, 202, 202, Start + 1, false),
        ];

        Pids(all, marked: 202).ShouldBe([202]);
    }

    [Fact]
    public void Location_OfSeveralThatLeadASession_IsTheOldest()
    {
        ProcessEntry[] all =
        [
            new(301, 1, 301, 301, Start + 5, false),
            new(300, 1, 299, 299, Start, false),
            new(302, 1, 302, 302, Start + 1, false),
        ];

        LocationRules.Leader(all, _ => true)!.Pid.ShouldBe(302);
        LocationRules.Leader(all, process => process.Pid == 300).ShouldBeNull();
    }

    private static IEnumerable<int> Pids(ProcessEntry[] all, int marked = 0) =>
        SessionRules
            .Members(all, Leader, Start, process => process.Pid == marked)
            .Select(process => process.Pid)
            .Order();
}
