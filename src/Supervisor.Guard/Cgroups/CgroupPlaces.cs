using System.Text.Json.Serialization;

namespace Supervisor.Guard.Cgroups;

/// <summary>The cgroups of one workload; what the next guard needs to find them.</summary>
/// <param name="Tracking">Holds its processes together; null where there are no cgroups.</param>
/// <param name="Limits">Those that only limit.</param>
internal sealed record CgroupPlaces(
    [property: JsonPropertyName("tracking")] string? Tracking,
    [property: JsonPropertyName("limits")] IReadOnlyList<string> Limits
)
{
    public static CgroupPlaces None { get; } = new(null, []);

    [JsonIgnore]
    public IEnumerable<string> All => Tracking is null ? Limits : [Tracking, .. Limits];
}
