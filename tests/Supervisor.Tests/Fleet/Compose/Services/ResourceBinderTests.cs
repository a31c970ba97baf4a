using Shouldly;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Model.Services;
using Xunit;

namespace Supervisor.Tests.Fleet.Compose.Services;

public sealed class ResourceBinderTests
{
    [Theory]
    [InlineData("cpus: 0.5, mem_limit: 512m, mem_reservation: 256m, pids_limit: 10")]
    [InlineData(
        "deploy: { resources: { limits: { cpus: '0.50', memory: 512M, pids: 10 }, reservations: { memory: 256M } } }"
    )]
    [InlineData(
        "cpus: 0.5, pids_limit: 10, deploy: { resources: { limits: { cpus: 0.5, memory: 512M }, reservations: { memory: 256M } } }"
    )]
    public void Limits_OldOrNew_AreTheSame(string keys) =>
        BoundProject
            .Service(keys)
            .Resources.ShouldBe(
                new ResourceLimits
                {
                    Cpus = 0.5m,
                    MemoryBytes = 512L << 20,
                    MemoryReservationBytes = 256L << 20,
                    Pids = 10,
                }
            );

    [Theory]
    [InlineData("cpus: 1", "limits: { cpus: 2 }")]
    [InlineData("mem_limit: 1g", "limits: { memory: 2g }")]
    [InlineData("pids_limit: 1", "limits: { pids: 2 }")]
    [InlineData("mem_reservation: 1g", "reservations: { memory: 2g }")]
    public void Limits_OldAndNewThatDiffer_AreAConflict(string old, string @new)
    {
        var finding = BoundProject.Findings($"{old}, deploy: {{ resources: {{ {@new} }} }}").ShouldHaveSingleItem();

        finding.Kind.ShouldBe(ComposeKinds.ConflictingValues);
        finding.Message.ShouldContain("services.web.deploy.resources");
    }

    [Fact]
    public void Swap_OfMinusOne_IsWithoutLimit()
    {
        BoundProject.Service("memswap_limit: -1").Resources.MemorySwapBytes.ShouldBe(-1);
        BoundProject.Service("memswap_limit: 2g").Resources.MemorySwapBytes.ShouldBe(2L << 30);
    }

    [Fact]
    public void CpuTimes_OfBareNumbers_AreMicroseconds()
    {
        var resources = BoundProject.Service("cpu_period: 50000, cpu_quota: 20ms").Resources;

        resources.CpuPeriod.ShouldBe(TimeSpan.FromMilliseconds(50));
        resources.CpuQuota.ShouldBe(TimeSpan.FromMilliseconds(20));
    }

    [Fact]
    public void Ulimit_OfOneNumber_IsBothLimits()
    {
        var limits = BoundProject
            .Service("ulimits: { nproc: 65535, nofile: { soft: 20000, hard: 40000 } }")
            .Resources.Ulimits;

        limits["nproc"].ShouldBe(new UlimitModel(65535, 65535));
        limits["nofile"].ShouldBe(new UlimitModel(20000, 40000));
    }

    [Theory]
    [InlineData("gpus: all")]
    [InlineData("gpus: [{ count: all }]")]
    [InlineData("deploy: { resources: { reservations: { devices: [{ capabilities: [gpu] }] } } }")]
    public void Cards_WithoutACount_AreAll(string keys) =>
        BoundProject.Service(keys).Resources.Devices.ShouldBe([new DeviceRequest(null, -1, [], ["gpu"])]);

    [Fact]
    public void Cards_ById_HaveNoCount() =>
        BoundProject
            .Service(
                "deploy: { resources: { reservations: { devices: [{ driver: nvidia, device_ids: ['0', '3'], capabilities: [gpu] }] } } }"
            )
            .Resources.Devices.ShouldBe([new DeviceRequest("nvidia", null, ["0", "3"], ["gpu"])]);

    [Fact]
    public void Cards_ByIdAndByCount_AreAConflict() =>
        BoundProject
            .Findings("gpus: [{ count: 1, device_ids: ['0'] }]")
            .ShouldHaveSingleItem()
            .Kind.ShouldBe(ComposeKinds.ConflictingValues);
}
