using FsCheck;
using FsCheck.Fluent;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;
using static Supervisor.Tests.Fleet.Generators.Values;

namespace Supervisor.Tests.Fleet.Generators;

/// <summary>Services such as the reader makes them.</summary>
internal static class Services
{
    private static readonly Gen<DependencyModel> Dependency =
        from condition in Gen.Elements(Enum.GetValues<DependencyCondition>())
        from required in Flag
        from restart in Flag
        select new DependencyModel(condition, required, restart);

    private static readonly Gen<HealthTest> Health = Gen.OneOf(
        Gen.Constant(new HealthTest([]) { IsDisabled = true }),
        Gen.Constant(new HealthTest([])),
        from test in Texts
        from interval in MaybeValue(Duration)
        from timeout in MaybeValue(Duration)
        from start in MaybeValue(Duration)
        from retries in MaybeValue(Small)
        select new HealthTest(["CMD", .. test])
        {
            Interval = interval,
            Timeout = timeout,
            StartPeriod = start,
            StartInterval = timeout,
            Retries = retries,
        }
    );

    private static readonly Gen<HookModel> Hook =
        from command in Texts
        from user in Maybe(Word)
        from privileged in Flag
        from directory in Maybe(HostPath)
        from environment in Variables
        select new HookModel(command)
        {
            User = user,
            Privileged = privileged,
            WorkingDirectory = directory,
            Environment = environment,
        };

    private static readonly Gen<LoggingModel> Logging =
        from driver in Maybe(Word)
        from options in TextMap
        select new LoggingModel(driver, options);

    private static readonly Edits<ServiceModel> Changes = Mounted(Limited(Network(Life(Program(new())))));

    /// <param name="name">Of the group: its container is called after it.</param>
    public static Gen<ServiceModel> Container(string project, string name) =>
        Changes.Of(
            from image in Gen.OneOf(Text, Word)
            select new ServiceModel
            {
                Image = image,
                ContainerName = $"{project}-{name}-1",
                Networks = ValueMap<NetworkAttachment>.Empty.With("default", new NetworkAttachment()),
            },
            most: 12
        );

    /// <summary>Of host processes.</summary>
    public static readonly Gen<ServiceModel> Process = new Edits<ServiceModel>()
        .Add(Variables, (service, value) => service with { Environment = value })
        .Add(Word, (service, value) => service with { User = value })
        .Add(Duration, (service, value) => service with { Stop = service.Stop with { GracePeriod = value } })
        .Of(HostPath.Select(directory => new ServiceModel { WorkingDirectory = directory }), most: 3);

    private static Edits<ServiceModel> Program(Edits<ServiceModel> edits) =>
        edits
            .Add(Builds.Build, (service, value) => service with { Build = value })
            .Add(Gen.Elements("always", "never", "every_12h"), (service, value) => service with { PullPolicy = value })
            .Add(Word, (service, value) => service with { Platform = $"linux/{value}", Runtime = value })
            .Add(Texts, (service, value) => service with { Command = value })
            .Add(Gen.Constant(ValueList<string>.Empty), (service, value) => service with { Command = value })
            .Add(Texts, (service, value) => service with { Entrypoint = value })
            .Add(Variables, (service, value) => service with { Environment = value })
            .Add(TextMap, (service, value) => service with { Labels = value })
            .Add(TextMap, (service, value) => service with { Annotations = value })
            .Add(Text, (service, value) => service with { User = value, WorkingDirectory = value })
            .Add(Flag, (service, value) => service with { Init = value, Tty = !value })
            .Add(Flag, (service, value) => service with { StdinOpen = value })
            .Add(Words, (service, value) => service with { Profiles = value });

    private static Edits<ServiceModel> Life(Edits<ServiceModel> edits) =>
        edits
            .Add(
                Map(Dependency),
                (service, value) => service with { DependsOn = service.DependsOn.Concat(value).ToValueMap() }
            )
            .Add(Health, (service, value) => service with { Health = value })
            .Add(
                Gen.Elements("no", "always", "unless-stopped", "on-failure", "on-failure:4"),
                (service, value) => service with { Restart = value }
            )
            .Add(
                Duration,
                (service, value) =>
                    service with
                    {
                        Restart = service.Restart ?? "always",
                        RestartDelay = value,
                        RestartWindow = value,
                    }
            )
            .Add(List(Hook), (service, value) => service with { PostStart = value })
            .Add(List(Hook), (service, value) => service with { PreStop = value })
            .Add(Word, (service, value) => service with { Stop = service.Stop with { Signal = value } })
            .Add(Duration, (service, value) => service with { Stop = service.Stop with { GracePeriod = value } })
            .Add(Logging, (service, value) => service with { Logging = value });

    private static Edits<ServiceModel> Network(Edits<ServiceModel> edits) =>
        edits
            .Add(List(Networks.Port, most: 4), (service, value) => service with { Ports = value })
            .Add(List(Port), (service, value) => service with { Expose = [.. value.Select(port => $"{port}")] })
            .Add(Map(Networks.Attachment), (service, value) => service with { Networks = value, NetworkMode = null })
            .Add(
                Gen.Elements("host", "none", "bridge"),
                (service, value) => service with { NetworkMode = value, Networks = ValueMap<NetworkAttachment>.Empty }
            )
            .Add(
                Dependency,
                (service, value) =>
                    service with
                    {
                        Links = ["linked:alias"],
                        DependsOn = service.DependsOn.With("linked", value),
                    }
            )
            .Add(Words, (service, value) => service with { ExternalLinks = value })
            .Add(Hosts.Settings, (service, value) => service with { Host = value })
            .Add(Hosts.Security, (service, value) => service with { Security = value });

    private static Edits<ServiceModel> Limited(Edits<ServiceModel> edits) =>
        edits.Add(Limits.Resources, (service, value) => service with { Resources = value });

    private static Edits<ServiceModel> Mounted(Edits<ServiceModel> edits) =>
        edits
            .Add(List(Mounts.Mount), (service, value) => service with { Mounts = value })
            .Add(List(Mounts.Grant), (service, value) => service with { Secrets = value })
            .Add(List(Mounts.Grant), (service, value) => service with { Configs = value })
            .Add(TextMap, (service, value) => service with { StorageOptions = value })
            .Add(
                Dependency,
                (service, value) =>
                    service with
                    {
                        VolumesFrom = ["shared:ro", "container:other"],
                        DependsOn = service.DependsOn.With("shared", value),
                    }
            );
}
