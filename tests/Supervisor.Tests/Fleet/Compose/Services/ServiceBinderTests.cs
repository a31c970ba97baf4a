using Shouldly;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;
using Xunit;

namespace Supervisor.Tests.Fleet.Compose.Services;

public sealed class ServiceBinderTests
{
    [Fact]
    public void Service_WithoutAName_IsCalledAsComposeCallsIt()
    {
        BoundProject.Service("image: a").ContainerName.ShouldBe("demo-web-1");
        BoundProject.Service("image: a, container_name: mine").ContainerName.ShouldBe("mine");
    }

    [Fact]
    public void Service_OfProcesses_HasNoContainer()
    {
        var service = BoundProject.Service("environment: { A: b }");

        service.ContainerName.ShouldBeNull();
        service.Networks.ShouldBeEmpty();
    }

    [Fact]
    public void Command_NotGiven_IsTheImagesOwn()
    {
        BoundProject.Service("image: a").Command.ShouldBeNull();
        BoundProject.Service("image: a, command: []").Command.ShouldBe([]);
        BoundProject.Service("image: a, command: sh -c 'a b'").Command.ShouldBe(["sh", "-c", "a b"]);
        BoundProject.Service("image: a, command: [sh, -c, a b, 5]").Command.ShouldBe(["sh", "-c", "a b", "5"]);
    }

    [Theory]
    [InlineData("environment: { A: b, C: 'd=e', N: 0777, F: true, NONE:, SET: }")]
    [InlineData("environment: [A=b, C=d=e, N=511, F=true, NONE, SET]")]
    public void Environment_InEitherForm_IsTheSame(string keys) =>
        BoundProject
            .Service(keys, ("SET", "from outside"))
            .Environment.ShouldBe(
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["A"] = "b",
                    ["C"] = "d=e",
                    ["N"] = "511",
                    ["F"] = "true",
                    ["NONE"] = null,
                    ["SET"] = "from outside",
                }.ToValueMap()
            );

    [Theory]
    [InlineData("labels: { a: b, c: }")]
    [InlineData("labels: [a=b, c]")]
    public void Labels_InEitherForm_AreTheSame(string keys) =>
        BoundProject.Service(keys).Labels.ShouldBe(ValueMap<string>.Empty.With("a", "b").With("c", ""));

    [Theory]
    [InlineData("extra_hosts: { db: 10.0.0.7, v6: ['::1', '::2'] }")]
    [InlineData("extra_hosts: ['db:10.0.0.7', 'v6=::1', 'v6=[::2]']")]
    public void ExtraHosts_InEitherForm_AreTheSame(string keys)
    {
        var hosts = BoundProject.Service(keys).Host.ExtraHosts;

        hosts["db"].ShouldBe(["10.0.0.7"]);
        hosts["v6"].ShouldBe(["::1", "::2"]);
    }

    [Fact]
    public void Build_OfAPath_IsItsContext()
    {
        BoundProject.Service("build: /web").Build!.Context.ShouldBe("/web");
        BoundProject.Service("build: { dockerfile: x }").Build!.Context.ShouldBe("/fleet");
        BoundProject.Service("build: 'https://example.com/a.git'").Build!.Context.ShouldBe("https://example.com/a.git");
    }

    [Fact]
    public void Devices_InEitherForm_AreWrittenOut() =>
        BoundProject
            .Service("devices: [/dev/snd, { source: /dev/sda, target: /dev/xvda, permissions: r }]")
            .Host.Devices.ShouldBe(["/dev/snd:/dev/snd:rwm", "/dev/sda:/dev/xvda:r"]);

    [Fact]
    public void Grants_AreMountedWhereComposeMountsThem()
    {
        var service = BoundProject.Service(
            "secrets: [a, { source: b, target: c, mode: 0440 }], configs: [d, { source: e, target: /etc/e }]"
        );

        service.Secrets.ShouldBe([
            new FileGrant("a", "/run/secrets/a"),
            new FileGrant("b", "/run/secrets/c") { Mode = 288 },
        ]);
        service.Configs.ShouldBe([new FileGrant("d", "/d"), new FileGrant("e", "/etc/e")]);
    }

    [Fact]
    public void Mount_InLongForm_HasAllItsParts() =>
        BoundProject
            .Service(
                "volumes: [{ type: volume, source: data, target: /data, read_only: true, volume: { nocopy: true, subpath: a } }, "
                    + "{ type: tmpfs, target: /run, tmpfs: { size: 64m, mode: 01777 } }]"
            )
            .Mounts.ShouldBe([
                new MountModel(MountKind.Volume, "data", "/data")
                {
                    ReadOnly = true,
                    NoCopy = true,
                    Subpath = "a",
                },
                new MountModel(MountKind.Tmpfs, null, "/run") { TmpfsBytes = 64 << 20, TmpfsMode = 1023 },
            ]);

    [Fact]
    public void Ports_InEitherForm_AreTheSame()
    {
        var expected = new PortModel(53, 6053, Protocol: "udp", HostAddress: "127.0.0.1");

        BoundProject.Service("ports: ['127.0.0.1:6053:53/udp']").Ports.ShouldBe([expected]);
        BoundProject
            .Service("ports: [{ target: 53, published: 6053, protocol: udp, host_ip: 127.0.0.1 }]")
            .Ports.ShouldBe([expected]);
    }

    [Fact]
    public void Ports_WrittenTwice_CountOnce() =>
        BoundProject.Service("ports: ['80:80', '80:80/tcp']").Ports.ShouldHaveSingleItem();

    [Fact]
    public void Ports_BeyondAllHosts_EndInAFinding()
    {
        var ranges = string.Join(", ", Enumerable.Range(1, 6).Select(host => $"'10.0.0.{host}:1-65535:1-65535'"));

        BoundProject.Findings($"ports: [{ranges}]").ShouldHaveSingleItem().Message.ShouldContain("262144");
    }
}
