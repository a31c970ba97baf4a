using System.Text.Json.Serialization;

namespace Supervisor.Runtimes.Docker.Containers;

/// <summary>A device file of the machine.</summary>
/// <param name="CgroupPermissions">Some of <c>rwm</c>.</param>
internal sealed record DeviceSpec(string PathOnHost, string PathInContainer, string CgroupPermissions);

/// <summary>Devices by what they can do, such as GPUs.</summary>
/// <param name="Count">-1: all there are. Not beside <paramref name="DeviceIds"/>.</param>
/// <param name="Capabilities">Any of the outer list, all of an inner one.</param>
internal sealed record DeviceRequest(
    string? Driver,
    int? Count,
    [property: JsonPropertyName("DeviceIDs")] IReadOnlyList<string>? DeviceIds,
    IReadOnlyList<IReadOnlyList<string>>? Capabilities,
    IReadOnlyDictionary<string, string>? Options
);
