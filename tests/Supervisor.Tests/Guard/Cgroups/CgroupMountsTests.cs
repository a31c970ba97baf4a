using Shouldly;
using Supervisor.Guard.Cgroups;
using Xunit;

namespace Supervisor.Tests.Guard.Cgroups;

public sealed class CgroupMountsTests
{
    [Fact]
    public void Mounts_OfVersion2Alone_GiveTheOneTree()
    {
        var found = CgroupMounts.Read(
            ["30 23 0:26 / /sys/fs/cgroup rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate"],
            ["0::/system.slice/supervisor.service"]
        );

        var only = found.ShouldHaveSingleItem();
        only.IsVersion2.ShouldBeTrue();
        only.Own.ShouldBe("/sys/fs/cgroup/system.slice/supervisor.service");
    }

    [Fact]
    public void Mounts_OfBothVersions_AreToldApart()
    {
        var found = CgroupMounts.Read(
            [
                "20 1 8:1 / / rw - ext4 /dev/sda1 rw",
                "31 23 0:27 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory",
                "32 23 0:28 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct",
                "33 23 0:29 / /sys/fs/cgroup/systemd rw - cgroup cgroup rw,name=systemd",
                "34 23 0:30 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw",
            ],
            ["4:memory:/jobs/a", "3:cpu,cpuacct:/", "1:name=systemd:/x", "0::/y"]
        );

        found
            .Select(hierarchy => (hierarchy.IsVersion2, string.Join('+', hierarchy.Controllers), hierarchy.Own))
            .ShouldBe([
                (false, "memory", "/sys/fs/cgroup/memory/jobs/a"),
                (false, "cpu+cpuacct", "/sys/fs/cgroup/cpu,cpuacct"),
                (false, "name=systemd", "/sys/fs/cgroup/systemd/x"),
                (true, "", "/sys/fs/cgroup/unified/y"),
            ]);
    }

    [Fact]
    public void Mount_ThatShowsOnlyAPart_IsEnteredFromThatPart() =>
        CgroupMounts
            .Read(["30 23 0:26 /docker/abc /sys/fs/cgroup rw - cgroup2 cgroup2 rw"], ["0::/docker/abc/inner"])
            .Single()
            .Own.ShouldBe("/sys/fs/cgroup/inner");
}
