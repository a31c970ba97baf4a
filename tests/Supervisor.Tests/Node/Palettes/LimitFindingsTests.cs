using Shouldly;
using Supervisor.Node.Palettes.Node;
using Supervisor.Runtimes.Doctor;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Limits;
using Xunit;

namespace Supervisor.Tests.Node.Palettes;

public sealed class LimitFindingsTests
{
    private static readonly NodeLimits Limits = new([PrivilegeKinds.HostMounts], ["/srv"]);
    private static readonly GroupDefinition Free = new() { Name = "hub", Agents = [] };

    [Fact]
    public void NodeWithoutLimits_HasNothingToTell() => LimitFindings.Of(NodeLimits.None, [Free]).ShouldBeEmpty();

    [Fact]
    public void Limits_AreTold() =>
        LimitFindings
            .Of(Limits, [Free])
            .ShouldBe([new Finding("limits", FindingState.Good, "This node forbids host-mounts; allowed are /srv.")]);

    [Fact]
    public void GroupThatStaysDown_IsBad_UnlessItMayRunElsewhere()
    {
        var down = Free with { Forbidden = "It mounts /etc, and this node forbids host mounts." };
        var findings = LimitFindings
            .Of(Limits, [Free, down, down with { Name = "mover", Movable = MovableDefinition.Usual }])
            .ToList();

        findings
            .Select(static one => (one.State, one.Text))
            .ShouldBe([
                (FindingState.Bad, "hub does not run here. It mounts /etc, and this node forbids host mounts."),
                (FindingState.Warning, "mover does not run here. It mounts /etc, and this node forbids host mounts."),
            ]);
        findings[0].Remedy.ShouldContain("--forbid");
        findings[1].Remedy.ShouldBe("pbm group why mover");
    }
}
