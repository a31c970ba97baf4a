using Supervisor.Fleet.Model.Services;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Requests;

/// <summary>What a container has and may of its machine, as the engine is asked for it.</summary>
internal sealed class HostRequest(ContainerDefinition definition, EngineTraits engine)
{
    private readonly MountRequests _mounts = new(definition, engine);
    private readonly NetworkRequests _networks = new(definition, engine);

    private ServiceModel Service => definition.Service;

    private HostSettings Host => definition.Service.Host;

    /// <param name="files">What is laid out for it on the machine, by the place where the container sees it.</param>
    public HostSpec Of(ContainerPlace place, IReadOnlyDictionary<string, string> files) =>
        Secured(Named(Stored(place, files))).WithLimits(Service.Resources, engine) with
        {
            Init = Service.Init,
            Runtime = Service.Runtime,
            LogConfig = Log(Service.Logging),
            Annotations = engine.HasAnnotations ? Service.Annotations.OrNull() : null,
            Devices = DeviceRequests.Files(Host),
            DeviceCgroupRules = Host.DeviceCgroupRules.OrNull(),
            DeviceRequests = DeviceRequests.Requests(Service),
            Sysctls = Host.Sysctls.OrNull(),
        };

    private HostSpec Stored(ContainerPlace place, IReadOnlyDictionary<string, string> files) =>
        new()
        {
            Binds = _mounts.Texts,
            Mounts = _mounts.Mounts(place, files),
            Tmpfs = _mounts.Tmpfs,
            VolumesFrom = _mounts.VolumesFrom,
            StorageOpt = Service.StorageOptions.OrNull(),
        };

    private HostSpec Named(HostSpec spec) =>
        spec with
        {
            NetworkMode = _networks.Mode,
            Links = _networks.Links,
            PortBindings = PortRequests.Bindings(Service),
            ExtraHosts = Host
                .ExtraHosts.SelectMany(host => host.Value.Select(address => $"{host.Key}:{address}"))
                .OrNull(),
            Dns = Host.Dns.OrNull(),
            DnsSearch = Host.DnsSearch.OrNull(),
            DnsOptions = Host.DnsOptions.OrNull(),
            PidMode = Host.Pid,
            IpcMode = Host.Ipc,
            UtsMode = Host.Uts,
            UsernsMode = Host.UsernsMode,
            CgroupnsMode = Host.Cgroup,
            CgroupParent = Host.CgroupParent,
        };

    private HostSpec Secured(HostSpec spec) =>
        spec with
        {
            Privileged = Service.Security.Privileged.OrNull(),
            ReadonlyRootfs = Service.Security.ReadOnlyRoot.OrNull(),
            CapAdd = Service.Security.CapAdd.OrNull(),
            CapDrop = Service.Security.CapDrop.OrNull(),
            SecurityOpt = Service.Security.SecurityOptions.OrNull(),
            GroupAdd = Service.Security.GroupAdd.OrNull(),
        };

    /// <summary>Without a driver the engine's own is meant.</summary>
    private static LogSpec? Log(LoggingModel? logging) =>
        logging is null ? null : new LogSpec(logging.Driver ?? "", logging.Options.OrNull());
}
