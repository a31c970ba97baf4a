using Shouldly;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Palettes.Node;
using Supervisor.Runtimes.Doctor;
using Supervisor.Supervision.Ownership.Ends;
using Xunit;

namespace Supervisor.Tests.Node.Palettes;

public sealed class EndFindingsTests
{
    [Fact]
    public void NodeThatHasNotMeasured_HasNothingToTell() => EndFindings.Of(null, "pc1", false).ShouldBeEmpty();

    [Fact]
    public void QuickEnds_AreGood() =>
        Of(4.4)
            .ShouldBe(
                new Finding(
                    "kill budget",
                    FindingState.Good,
                    "An end by force took 4 ms here; a movable group is killed 1.5 s before its right ends."
                )
            );

    [Fact]
    public void SlowEnds_AreAWarning_WithTheLongerBudget()
    {
        var finding = Of(620);

        finding.State.ShouldBe(FindingState.Warning);
        finding.Text.ShouldStartWith(
            "An end by force took 620 ms here, so what has lost its right is killed 1.9 s before that ends, instead of 1.5 s"
        );
    }

    [Theory]
    [InlineData(false, FindingState.Bad, "pbm node drain pc1")]
    [InlineData(true, FindingState.Warning, "")]
    public void EndsThatNoBudgetFits_AreBad_UnlessTheNodeIsDrained(bool isDrained, FindingState state, string remedy)
    {
        var finding = Of(1200, isDrained);

        (finding.State, finding.Remedy).ShouldBe((state, remedy));
        finding.Text.ShouldStartWith(
            "An end by force took 1200 ms here, and 3 times that is more than the 2.5 s that a right has room for"
        );
    }

    [Fact]
    public void WhatCouldNotBeMeasured_IsAWarning()
    {
        var problem = new OperatorError(
            "start-failed",
            "measured could not be started.",
            "There is no program 'sleep'.",
            "Install it."
        );

        EndFindings
            .Of(EndMeasurement.Failed(problem), "pc1", false)
            .ShouldBe([
                new Finding(
                    "kill budget",
                    FindingState.Warning,
                    "How long an end by force takes could not be measured. measured could not be started. There is no program 'sleep'.",
                    "Install it."
                ),
            ]);
    }

    private static Finding Of(double milliseconds, bool isDrained = false) =>
        EndFindings
            .Of(EndMeasurement.Of(TimeSpan.FromMilliseconds(milliseconds)), "pc1", isDrained)
            .ShouldHaveSingleItem();
}
