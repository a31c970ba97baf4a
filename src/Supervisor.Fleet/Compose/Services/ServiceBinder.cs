using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Model.Services;

namespace Supervisor.Fleet.Compose.Services;

internal static class ServiceBinder
{
    public static ServiceModel Bind(string name, Cursor service, BindingContext context)
    {
        var isContainer = service["image"].IsPresent || service["build"].IsPresent;
        return new ServiceModel
        {
            Image = service["image"].Text,
            Build = BuildBinder.Bind(service["build"], context),
            PullPolicy = service["pull_policy"].Text,
            Platform = service["platform"].Text,
            Runtime = service["runtime"].Text,
            ContainerName =
                service["container_name"].Text
                ?? (isContainer ? ComposeNames.Container(context.Project.Name, name) : null),
            Command = ListBinder.Command(service["command"]),
            Entrypoint = ListBinder.Command(service["entrypoint"]),
            Environment = EnvironmentBinder.Bind(service, context),
            Labels = LabelBinder.Bind(service),
            Annotations = PairsBinder.BindTexts(service["annotations"]),
            DependsOn = DependencyBinder.Bind(service),
            Health = HealthBinder.Bind(service["healthcheck"]),
            Ports = PortBinder.Bind(service["ports"], context),
            Expose = ListBinder.Texts(service["expose"]),
            Mounts = MountBinder.Bind(service["volumes"], context),
            VolumesFrom = ListBinder.Texts(service["volumes_from"]),
            StorageOptions = PairsBinder.BindTexts(service["storage_opt"]),
            Secrets = GrantBinder.BindSecrets(service["secrets"]),
            Configs = GrantBinder.BindConfigs(service["configs"]),
            NetworkMode = service["network_mode"].Text,
            Networks = AttachmentBinder.Bind(service, isContainer, context),
            Links = ListBinder.Texts(service["links"]),
            ExternalLinks = ListBinder.Texts(service["external_links"]),
            Host = HostBinder.Bind(service),
            Security = SecurityBinder.Bind(service),
            Resources = ResourceBinder.Bind(service, context),
            Stop = new StopSettings(service["stop_signal"].Text, service["stop_grace_period"].Duration),
            Logging = BindLogging(service["logging"]),
            Restart = RestartBinder.Bind(service, context),
            RestartDelay = service["deploy"]["restart_policy"]["delay"].Duration,
            RestartWindow = service["deploy"]["restart_policy"]["window"].Duration,
            PostStart = HookBinder.Bind(service["post_start"], context),
            PreStop = HookBinder.Bind(service["pre_stop"], context),
            User = service["user"].Text,
            WorkingDirectory = service["working_dir"].Text,
            Init = service["init"].Flag,
            Tty = service["tty"].Flag,
            StdinOpen = service["stdin_open"].Flag,
            Profiles = ListBinder.Texts(service["profiles"]),
        };
    }

    private static LoggingModel? BindLogging(Cursor logging) =>
        logging.IsPresent ? new LoggingModel(logging["driver"].Text, PairsBinder.BindTexts(logging["options"])) : null;
}
