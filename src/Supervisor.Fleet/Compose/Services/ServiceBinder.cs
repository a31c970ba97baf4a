using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Model.Services;

namespace Supervisor.Fleet.Compose.Services;

internal static class ServiceBinder
{
    public static ServiceModel Bind(string name, Cursor service, BindingContext context)
    {
        var isContainer = service["image"].Setting is not null || service["build"].IsPresent;
        return new ServiceModel
        {
            Image = service["image"].Setting,
            Build = BuildBinder.Bind(service["build"], context),
            PullPolicy = service["pull_policy"].Setting,
            Platform = service["platform"].Setting,
            Runtime = service["runtime"].Setting,
            ContainerName =
                service["container_name"].Setting
                ?? (isContainer ? ComposeNames.Container(context.Project.Name, name) : null),
            Command = ListBinder.Command(service["command"]),
            Entrypoint = ListBinder.Command(service["entrypoint"]),
            Environment = EnvironmentBinder.Bind(service, context),
            Labels = LabelBinder.Bind(service, context),
            Annotations = PairsBinder.BindTexts(service["annotations"]),
            DependsOn = DependencyBinder.Bind(service),
            Health = HealthBinder.Bind(service["healthcheck"]),
            Ports = PortBinder.Bind(service["ports"], context),
            Expose = ListBinder.Texts(service["expose"]),
            Mounts = MountBinder.Bind(service["volumes"]),
            VolumesFrom = ListBinder.Texts(service["volumes_from"]),
            StorageOptions = PairsBinder.BindTexts(service["storage_opt"]),
            Secrets = GrantBinder.BindSecrets(service["secrets"]),
            Configs = GrantBinder.BindConfigs(service["configs"]),
            NetworkMode = service["network_mode"].Setting,
            Networks = AttachmentBinder.Bind(service, isContainer, context),
            Links = ListBinder.Texts(service["links"]),
            ExternalLinks = ListBinder.Texts(service["external_links"]),
            Host = HostBinder.Bind(service),
            Security = SecurityBinder.Bind(service),
            Resources = ResourceBinder.Bind(service, context),
            Stop = new StopSettings(service["stop_signal"].Setting, service["stop_grace_period"].Duration),
            Logging = BindLogging(service["logging"]),
            Restart = RestartBinder.Bind(service, context),
            RestartDelay = service["deploy"]["restart_policy"]["delay"].Duration,
            RestartWindow = service["deploy"]["restart_policy"]["window"].Duration,
            PostStart = HookBinder.Bind(service["post_start"], context),
            PreStop = HookBinder.Bind(service["pre_stop"], context),
            User = service["user"].Setting,
            WorkingDirectory = service["working_dir"].Setting,
            Init = service["init"].Flag,
            Tty = service["tty"].Flag,
            StdinOpen = service["stdin_open"].Flag,
            Profiles = ListBinder.Texts(service["profiles"]),
        };
    }

    private static LoggingModel? BindLogging(Cursor logging) =>
        logging.IsPresent
            ? new LoggingModel(logging["driver"].Setting, PairsBinder.BindTexts(logging["options"]))
            : null;
}
