using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Trees;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Printing.Trees;

internal static class ServiceTrees
{
    public static TreeNode Of(GroupModel group)
    {
        var (service, map) = (group.Service, new MapBuilder());
        AddImage(map, service);
        AddProgram(map, service);
        AddLife(map, service);
        NetworkTrees.Add(map, service);
        AddStorage(map, service);
        LimitTrees.Add(map, service);
        HostTrees.Add(map, service);
        AddMetadata(map, service);
        return map.Filled("x-supervisor", GroupTrees.Of(group)).Build();
    }

    public static TreeNode Variables(ValueMap<string?> variables) =>
        Nodes.Map(variables, value => value is null ? Nodes.Nothing : Nodes.Text(value));

    private static void AddImage(MapBuilder map, ServiceModel service) =>
        map.Text("image", service.Image)
            .Section("build", service.Build is { } build ? BuildTrees.Of(build) : null)
            .Text("pull_policy", service.PullPolicy)
            .Text("platform", service.Platform)
            .Text("runtime", service.Runtime)
            .Text("container_name", service.ContainerName)
            .Texts("profiles", service.Profiles);

    private static void AddProgram(MapBuilder map, ServiceModel service) =>
        map.Add("entrypoint", service.Entrypoint is { } entrypoint ? Nodes.Texts(entrypoint) : null)
            .Add("command", service.Command is { } command ? Nodes.Texts(command) : null)
            .Flag("init", service.Init)
            .Text("user", service.User)
            .Text("working_dir", service.WorkingDirectory)
            .Flag("tty", service.Tty)
            .Flag("stdin_open", service.StdinOpen)
            .Add("environment", service.Environment.Count == 0 ? null : Variables(service.Environment))
            .List("secrets", service.Secrets, StorageTrees.Of)
            .List("configs", service.Configs, StorageTrees.Of);

    private static void AddLife(MapBuilder map, ServiceModel service) =>
        map.Map("depends_on", service.DependsOn, LifeTrees.Of)
            .Section("healthcheck", service.Health is { } health ? LifeTrees.Of(health) : null)
            .Text("restart", service.Restart)
            .Text("stop_signal", service.Stop.Signal)
            .Duration("stop_grace_period", service.Stop.GracePeriod)
            .List("post_start", service.PostStart, LifeTrees.Of)
            .List("pre_stop", service.PreStop, LifeTrees.Of);

    private static void AddStorage(MapBuilder map, ServiceModel service) =>
        map.List("volumes", service.Mounts, StorageTrees.Of)
            .Texts("volumes_from", service.VolumesFrom)
            .Texts("tmpfs", service.Host.Tmpfs)
            .Switch("read_only", service.Security.ReadOnlyRoot)
            .Texts("storage_opt", service.StorageOptions);

    private static void AddMetadata(MapBuilder map, ServiceModel service) =>
        map.Texts("labels", service.Labels)
            .Texts("annotations", service.Annotations)
            .Section(
                "logging",
                service.Logging is { } logging
                    ? new MapBuilder().Text("driver", logging.Driver).Texts("options", logging.Options)
                    : null
            );
}
