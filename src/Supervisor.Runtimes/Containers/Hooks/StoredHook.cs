using System.Text.Json.Serialization;
using Supervisor.Fleet.Model.Services;

namespace Supervisor.Runtimes.Containers.Hooks;

/// <summary>A <see cref="HookModel"/> as it is stored with a run, so that whoever stops that knows what is to be run before.</summary>
internal sealed record StoredHook([property: JsonPropertyName("command")] IReadOnlyList<string> Command)
{
    [JsonPropertyName("user")]
    public string? User { get; init; }

    [JsonPropertyName("privileged")]
    public bool IsPrivileged { get; init; }

    [JsonPropertyName("directory")]
    public string? Directory { get; init; }

    /// <summary>Beside the container's own, each <c>NAME=VALUE</c>; a name alone takes the container's away.</summary>
    [JsonPropertyName("environment")]
    public IReadOnlyList<string> Environment { get; init; } = [];

    /// <returns>Null: there are none.</returns>
    public static IReadOnlyList<StoredHook>? Of(IReadOnlyCollection<HookModel> hooks) =>
        hooks.Count == 0 ? null : [.. hooks.Select(Of)];

    private static StoredHook Of(HookModel hook) =>
        new([.. hook.Command])
        {
            User = hook.User,
            IsPrivileged = hook.Privileged,
            Directory = hook.WorkingDirectory,
            Environment = [.. hook.Environment.Select(it => it.Value is null ? it.Key : $"{it.Key}={it.Value}")],
        };
}
