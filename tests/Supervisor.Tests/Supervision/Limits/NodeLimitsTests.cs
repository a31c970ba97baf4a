using Shouldly;
using Supervisor.Supervision.Limits;
using Xunit;

namespace Supervisor.Tests.Supervision.Limits;

public sealed class NodeLimitsTests
{
    private static readonly Privilege Socket = Mount("/var/run/docker.sock");

    [Fact]
    public void NodeWithoutLimits_TakesEverything() => NodeLimits.None.Against([Socket]).ShouldBeEmpty();

    [Fact]
    public void WhatIsForbidden_IsToldAndNothingElse()
    {
        var gpu = new Privilege(PrivilegeKinds.Gpus, "gpus", "asks for GPUs");
        new NodeLimits([PrivilegeKinds.HostMounts], []).Against([gpu, Socket]).ShouldBe([Socket]);
        new NodeLimits(["a-kind-of-tomorrow"], []).Against([gpu, Socket]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/srv/models", "/srv/models", true)]
    [InlineData("/srv/models", "/srv/models/", true)]
    [InlineData("/srv/models", "/srv/models/llama", false)]
    [InlineData("/srv/models", "/srv/models2", false)]
    [InlineData("/srv/models", "/srv", false)]
    [InlineData("/srv/models/...", "/srv/models", true)]
    [InlineData("/srv/models/...", "/srv/models/llama/7b", true)]
    [InlineData("/srv/models/...", "/srv/models2", false)]
    [InlineData("/srv/models/...", "/srv/models/../../etc", false)]
    [InlineData("/srv/models/...", "/srv/models/./x", false)]
    [InlineData("/srv/models/...", "/srv/models//x", false)]
    [InlineData("/srv/models/...", "srv/models/x", false)]
    [InlineData("/srv/models/...", "", false)]
    [InlineData("/...", "/etc", true)]
    [InlineData("/", "/etc", false)]
    [InlineData("/", "/", true)]
    public void AllowedPath_IsItselfAndWithDotsAllBelow(string allowed, string path, bool isAllowed) =>
        new NodeLimits([PrivilegeKinds.HostMounts], [allowed]).Against([Mount(path)]).Any().ShouldBe(!isAllowed);

    [Fact]
    public void WhatHasNoPath_IsAllowedByNone() =>
        new NodeLimits([PrivilegeKinds.HostMounts], ["/..."])
            .Against([Socket with { Path = null }])
            .ShouldHaveSingleItem();

    [Theory]
    [InlineData("/srv", true)]
    [InlineData("/srv/...", true)]
    [InlineData("/", true)]
    [InlineData("/...", true)]
    [InlineData("", false)]
    [InlineData("...", false)]
    [InlineData("srv", false)]
    [InlineData("/srv/", false)]
    [InlineData("/srv//x", false)]
    [InlineData("/srv/../etc", false)]
    [InlineData("/srv/.../x", true)]
    public void Path_OfTheSettings_IsWhole(string text, bool isValid) => HostPaths.IsValid(text).ShouldBe(isValid);

    [Fact]
    public void Limits_AreDescribedForPeople()
    {
        NodeLimits.None.Describe().ShouldBeNull();
        new NodeLimits(["privileged", "host-mounts"], []).Describe().ShouldBe("privileged, host-mounts");
        new NodeLimits(["host-mounts"], ["/srv/...", "/etc/tls"])
            .Describe()
            .ShouldBe("host-mounts; allowed are /srv/..., /etc/tls");
    }

    [Fact]
    public void Kinds_HaveWordsEach() =>
        PrivilegeKinds.All.ShouldAllBe(static kind =>
            PrivilegeKinds.NounOf(kind).Contains(' ') || kind == "devices" || kind == "gpus"
        );

    private static Privilege Mount(string path) =>
        new(PrivilegeKinds.HostMounts, "volumes", $"mounts {path}") { Path = path };
}
