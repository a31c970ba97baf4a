using System.Text.Json;

namespace Supervisor.Build.Demo;

/// <summary>How the fleet stands, asked again and again.</summary>
internal sealed class FleetPoll(Pbm pbm)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <returns>Empty while nobody answers.</returns>
    public IReadOnlyList<GroupProgress> Read() =>
        pbm.Ask(Patience, "group", "list", "-o", "json") is { Length: > 0 } answer
            ? JsonSerializer.Deserialize<GroupProgress[]>(answer) ?? []
            : [];
}
