using Supervisor.Fleet.Model.Resources;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Tests.Supervision.Plans;

/// <summary>A container with one of everything that has parts of its own.</summary>
internal static class WholeContainer
{
    internal static ContainerDefinition Definition { get; } =
        new()
        {
            Group = "web",
            Project = "demo",
            Hash = "h",
            Service = Service,
            Networks = ValueMap<NetworkModel>.Empty.With("front", Network),
            Volumes = ValueMap<VolumeModel>.Empty.With("data", new VolumeModel { Name = "demo_data" }),
            Files = [new PlacedFile("/run/secrets/key", [1, 2, 3])],
        };

    private static ServiceModel Service =>
        new()
        {
            Image = "web:1",
            ContainerName = "demo-web-1",
            Build = new BuildModel
            {
                Context = "/web",
                Secrets = [new FileGrant("key", "/key")],
                Ulimits = ValueMap<UlimitModel>.Empty.With("nofile", new UlimitModel(1, 2)),
            },
            DependsOn = ValueMap<DependencyModel>.Empty.With("db", new DependencyModel(DependencyCondition.Started)),
            Health = new HealthTest(["CMD", "true"]),
            Ports = [new PortModel(80, 8080, 8090)],
            Mounts =
            [
                new MountModel(MountKind.Bind, "/srv", "/srv"),
                new MountModel(MountKind.Volume, "data", "/data"),
                new MountModel(MountKind.Tmpfs, null, "/scratch"),
                new MountModel(MountKind.Image, "other:1", "/other"),
            ],
            Secrets = [new FileGrant("key", "/run/secrets/key")],
            Configs = [new FileGrant("conf", "/conf")],
            Networks = ValueMap<NetworkAttachment>
                .Empty.With("back", new NetworkAttachment())
                .With("front", new NetworkAttachment { Priority = 1 }),
            Logging = new LoggingModel("json-file", ValueMap<string>.Empty),
            PostStart = [new HookModel(["run"])],
            PreStop = [new HookModel(["run"])],
            Resources = new ResourceLimits
            {
                BlockIo = new BlockIoModel(),
                Ulimits = ValueMap<UlimitModel>.Empty.With("nofile", new UlimitModel(1, 2)),
                Devices = [new DeviceRequest("nvidia", 1, [], ["gpu"])],
            },
        };

    private static NetworkModel Network =>
        new()
        {
            Name = "demo_front",
            Ipam = new IpamModel(
                null,
                [new IpamPool("10.1.0.0/16", null, null, ValueMap<string>.Empty)],
                ValueMap<string>.Empty
            ),
        };
}
