using Shouldly;
using Supervisor.Guard.Cgroups;
using Supervisor.Guard.Holding;
using Xunit;

namespace Supervisor.Tests.Guard.Holding;

public sealed class ContainerCgroupTests
{
    private const string Id = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData($"0::/docker/{Id}", $"/docker/{Id}")]
    [InlineData($"0::/system.slice/docker-{Id}.scope", $"/system.slice/docker-{Id}.scope")]
    [InlineData($"0::/libpod_parent/libpod-{Id}/container", $"/libpod_parent/libpod-{Id}")]
    [InlineData($"0::/docker/{Id}/docker/{Other}", $"/docker/{Id}")]
    public void Cgroup_NamedByTheId_IsTheContainersWithAllBelow(string line, string path) =>
        ContainerCgroup.Of(line, Id).ShouldHaveSingleItem().Path.ShouldBe(path);

    [Theory]
    [InlineData("0::/")]
    [InlineData("0::/system.slice/docker.service")]
    [InlineData($"0::/docker/{Other}")]
    [InlineData($"0::/machine.slice/libpod-conmon-{Id}.scope")]
    [InlineData("")]
    public void Cgroup_OfAnybodyElse_IsNotTheContainers(string line) => ContainerCgroup.Of(line, Id).ShouldBeEmpty();

    [Fact]
    public void Freezer_OfBothVersions_IsThatOfVersion2WhereTheContainerIsInIt()
    {
        CgroupHierarchy[] mounted =
        [
            new(false, ["freezer"], "/own", "/cg/freezer"),
            new(false, ["memory"], "/own", "/cg/memory"),
            new(true, [], "/own", "/cg/unified"),
        ];
        var first = $"8:pids:/docker/{Id}\n7:memory:/docker/{Id}\n6:freezer:/docker/{Id}\n0::/";

        ContainerFreezer.Choose(ContainerCgroup.Of(first, Id), mounted).ShouldBe($"/cg/freezer/docker/{Id}");
        ContainerFreezer
            .Choose(ContainerCgroup.Of($"{first}docker/{Id}", Id), mounted)
            .ShouldBe($"/cg/unified/docker/{Id}");
        ContainerFreezer.Choose(ContainerCgroup.Of($"7:memory:/docker/{Id}", Id), mounted).ShouldBeNull();
    }

    [Theory]
    [InlineData("/", $"/docker/{Id}", $"/cg/docker/{Id}")]
    [InlineData("/docker/guard", $"/docker/guard/{Id}", $"/cg/{Id}")]
    [InlineData("/docker/guard", $"/docker/{Id}", null)]
    [InlineData("/", $"/../{Id}", null)]
    public void Directory_OfACgroup_IsNullOutsideOfWhatTheMountShows(string root, string path, string? directory) =>
        new CgroupHierarchy(true, [], "/own", "/cg", root).At(path).ShouldBe(directory);

    private const string Other = "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210";
}
