using System.Text.Json.Serialization;

namespace Supervisor.Runtimes.Docker.Containers;

/// <summary>A container as a list has it.</summary>
internal sealed record ContainerRow
{
    public string Id { get; init; } = "";

    /// <summary>Each with a slash in front.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    public string? Image { get; init; }

    [JsonPropertyName("ImageID")]
    public string? ImageId { get; init; }

    /// <summary>As <see cref="ContainerState.Status"/>.</summary>
    public string? State { get; init; }

    /// <summary>For people: "Up 3 minutes (healthy)".</summary>
    public string? Status { get; init; }

    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    public IReadOnlyList<PortRow>? Ports { get; init; }
}

/// <param name="PublicPort">On the host; null: it is not published.</param>
internal sealed record PortRow(int? PublicPort, string? Type);
