using Supervisor.Fleet.Model.Services;
using Supervisor.Runtimes.Docker.Containers;
using EngineRequest = Supervisor.Runtimes.Docker.Containers.DeviceRequest;
using FleetRequest = Supervisor.Fleet.Model.Services.DeviceRequest;

namespace Supervisor.Runtimes.Containers.Requests;

/// <summary>Device files of the machine, and devices by what they can do.</summary>
internal static class DeviceRequests
{
    /// <summary>Of the interface by which vendors name their devices.</summary>
    private const string NamedDriver = "cdi";

    public static IReadOnlyList<DeviceSpec>? Files(HostSettings host) =>
        host.Devices.Where(device => !IsNamed(device)).Select(File).OrNull();

    public static IReadOnlyList<EngineRequest>? Requests(ServiceModel service) =>
        service.Resources.Devices.Select(Request).Concat(Named(service.Host)).OrNull();

    private static DeviceSpec File(string text)
    {
        // The model has all three parts written out.
        var parts = text.Split(':');
        return new DeviceSpec(parts[0], parts.ElementAtOrDefault(1) ?? parts[0], parts.ElementAtOrDefault(2) ?? "rwm");
    }

    private static EngineRequest Request(FleetRequest request) =>
        new(
            request.Driver,
            request.Count,
            request.Ids.OrNull(),
            request.Capabilities.Count == 0 ? null : [request.Capabilities],
            request.Options.OrNull()
        );

    private static IEnumerable<EngineRequest> Named(HostSettings host) =>
        host.Devices.Where(IsNamed).ToList() is { Count: > 0 } names
            ? [new EngineRequest(NamedDriver, null, names, null, null)]
            : [];

    /// <summary><c>nvidia.com/gpu=all</c>: a file of the machine begins with a slash.</summary>
    private static bool IsNamed(string device) =>
        !device.StartsWith('/') && device.Contains('=', StringComparison.Ordinal);
}
