using Shouldly;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Limits;
using Supervisor.Supervision.Ports.Membership;
using Supervisor.Tests.Node.Fleets.Forecasts;
using Xunit;

namespace Supervisor.Tests.Node.Fleets;

public sealed class ForbiddenGroupsTests : IDisposable
{
    private const string Fleet = """
        services:
          hub: { image: hub }
          spy:
            image: spy
            volumes: ["/etc:/etc"]
            privileged: true
        """;

    private const string OfOther = "x-supervisor: { node: pc2 }\n" + Fleet;

    private const string Movable = """
        services:
          index:
            image: index
            devices: [/dev/snd]
            x-supervisor: { placement: movable }
        """;

    private static readonly NodeLimits NoMounts = new([PrivilegeKinds.HostMounts, PrivilegeKinds.Privileged], []);
    private static readonly NodeLimits NoDevices = new([PrivilegeKinds.Devices], []);

    private readonly DraftKit _kit = new();

    public void Dispose() => _kit.Dispose();

    [Fact]
    public void Group_OfThisNode_IsRefusedWithASentenceForEachAndItsPlace()
    {
        var why = _kit.Refused(Fleet, NoMounts).ShouldNotBeNull().Why;

        why.Split('\n').Length.ShouldBe(2);
        why.ShouldContain(":6:");
        why.ShouldContain("'spy' is privileged, and node box forbids privileged containers.");
        why.ShouldContain(":5:");
        why.ShouldContain("'spy' mounts /etc, and node box forbids host mounts.");
        why.ShouldNotContain("'hub'");
    }

    [Fact]
    public void Group_ThatIsAllowed_IsTaken()
    {
        _kit.Refused(Fleet, NodeLimits.None).ShouldBeNull();
        _kit.Refused(Fleet, new NodeLimits([PrivilegeKinds.HostMounts], ["/etc"])).ShouldBeNull();
    }

    [Fact]
    public void Group_OfAnotherNode_IsJudgedByWhatThatOneTold()
    {
        _kit.Refused(OfOther, NoMounts, Node(1, "pc2")).ShouldBeNull();
        _kit.Refused(OfOther, NodeLimits.None, Node(1, "pc2", NoMounts))
            .ShouldNotBeNull()
            .Why.ShouldContain("'spy' mounts /etc, and node pc2 forbids host mounts.");
    }

    [Fact]
    public void MovableGroup_IsRefusedOnlyWhereNobodyWouldTakeIt()
    {
        _kit.Refused(Movable, NoDevices).ShouldBeNull("it is alone, and moves nowhere");
        _kit.Refused(Movable, NoDevices, Node(1, "box", NoDevices), Node(2, "pc2")).ShouldBeNull();
        _kit.Refused(Movable, NoDevices, Node(1, "box", NoDevices), Node(2, "pc2", NoDevices))
            .ShouldNotBeNull()
            .Why.ShouldContain(
                "'index' may run nowhere. box forbids devices, and it has the device /dev/snd. pc2 forbids"
            );
    }

    [Fact]
    public void MovableGroup_ThatANodeWhichIsAwayMightTake_IsTaken() =>
        _kit.Refused(
                "x-supervisor: { nodes: { pc2: { memory: 1g } } }\n" + Movable,
                NoDevices,
                Node(1, "box", NoDevices)
            )
            .ShouldBeNull();

    private static Member Node(byte number, string name, NodeLimits? limits = null) =>
        new(NodeId.FromEntropy([.. Enumerable.Repeat(number, 16)]), name, "run", "1.0", HybridTime.Zero)
        {
            Limits = limits ?? NodeLimits.None,
        };
}
