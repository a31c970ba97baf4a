using System.Collections.Frozen;
using Supervisor.Fleet.Model.Services;

namespace Supervisor.Supervision.Limits;

/// <summary>Devices of the machine. Cards that compute are a kind of their own: a fleet may want them where it may have nothing else.</summary>
internal static class DevicePrivileges
{
    /// <summary>By any of them engines choose a driver of cards.</summary>
    private static readonly FrozenSet<string> OfCards = new[]
    {
        "gpu",
        "nvidia",
        "compute",
        "compat32",
        "graphics",
        "utility",
        "video",
        "display",
    }.ToFrozenSet(StringComparer.Ordinal);

    private const string NameOfKind = "/gpu=";
    private const string Named = "cdi.k8s.io/";

    internal static IEnumerable<Privilege> Of(ServiceModel service) =>
        [
            .. service.Host.Devices.Select(OfText),
            .. service.Host.DeviceCgroupRules.Select(static rule =>
                Device("device_cgroup_rules", $"may use devices by the rule '{rule}'")
            ),
            .. service.Resources.Devices.SelectMany(OfRequest),
            .. service
                .Annotations.Names.Where(static name => name.StartsWith(Named, StringComparison.OrdinalIgnoreCase))
                .Select(static name => Device("annotations", $"asks for devices by the annotation '{name}'")),
            .. service.Runtime is "nvidia"
                ? [Gpu("runtime", "is run by the runtime 'nvidia'")]
                : Array.Empty<Privilege>(),
        ];

    private static Privilege OfText(string text)
    {
        if (!text.StartsWith('/'))
        {
            return ByName("devices", text);
        }

        var path = text.Split(':')[0];
        return Device("devices", $"has the device {path}") with { Path = path };
    }

    private static IEnumerable<Privilege> OfRequest(DeviceRequest request)
    {
        const string Key = "deploy";
        if (request.Driver is "cdi")
        {
            return request.Ids.Count == 0
                ? [Device(Key, "asks for devices by name")]
                : request.Ids.Select(static id => ByName(Key, id));
        }

        var isGpu = request.Driver is "nvidia" || request.Capabilities.Any(OfCards.Contains);
        return [isGpu ? Gpu(Key, "asks for GPUs") : Device(Key, "asks for devices of a driver")];
    }

    /// <summary>By the name that a vendor gave it.</summary>
    private static Privilege ByName(string key, string name) =>
        name.Contains(NameOfKind, StringComparison.Ordinal)
            ? Gpu(key, $"has the GPU {name}")
            : Device(key, $"has the device {name}");

    private static Privilege Device(string key, string what) => new(PrivilegeKinds.Devices, key, what);

    private static Privilege Gpu(string key, string what) => new(PrivilegeKinds.Gpus, key, what);
}
