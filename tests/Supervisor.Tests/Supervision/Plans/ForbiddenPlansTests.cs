using Shouldly;
using Supervisor.Supervision.Limits;
using Supervisor.Supervision.Plans;
using Xunit;

namespace Supervisor.Tests.Supervision.Plans;

public sealed class ForbiddenPlansTests
{
    private const string File = """
        services:
          hub: { image: hub }
          spy: { image: spy, volumes: ["/etc:/etc"], devices: [/dev/snd] }
          index:
            image: index
            devices: [/dev/snd]
            x-supervisor: { placement: movable }
        """;

    [Fact]
    public void Group_ThatTheNodeForbids_IsPlannedWithTheReason()
    {
        var limits = new NodeLimits([PrivilegeKinds.Devices, PrivilegeKinds.HostMounts], []);
        var plan = Planned.Of(PlanSurroundings.Of([]) with { Limits = limits }, File).Plan.ShouldNotBeNull();

        plan.Groups.Select(static group => group.Forbidden)
            .ShouldBe([
                null,
                "It mounts /etc (and 1 more), and this node forbids host mounts.",
                "It has the device /dev/snd, and this node forbids devices.",
            ]);
    }

    [Fact]
    public void MovableGroup_TellsOtherNodesWhatItAsksFor() =>
        Planned
            .Plan(File)
            .Places.Movable["index"]
            .Privileges.ShouldHaveSingleItem()
            .ShouldBe(
                new Privilege(PrivilegeKinds.Devices, "devices", "has the device /dev/snd") { Path = "/dev/snd" }
            );

    [Fact]
    public void Definition_OfAnAgent_IsTheSameWhateverIsForbidden()
    {
        var limits = new NodeLimits([PrivilegeKinds.Devices], []);
        var limited = Planned.Of(PlanSurroundings.Of([]) with { Limits = limits }, File).Plan.ShouldNotBeNull();

        limited.Find("spy").Hash.ShouldBe(Planned.Plan(File).Find("spy").Hash);
    }
}
