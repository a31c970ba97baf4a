using System.Text.Json;

namespace Supervisor.Build.Demo;

/// <summary>How the fleet stands, asked again and again.</summary>
internal sealed class FleetPoll(Pbm pbm)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <returns>
    /// Empty while nobody answers. Of a group that may move two nodes tell while it is not settled who has it.
    /// </returns>
    public IReadOnlyList<GroupProgress> Read() =>
        pbm.Ask(Patience, "group", "list", "-o", "json") is { Length: > 0 } answer
            ?
            [
                .. Groups(answer)
                    .OrderByDescending(group => group.Ready)
                    .DistinctBy(group => group.Group, StringComparer.Ordinal),
            ]
            : [];

    private static GroupProgress[] Groups(string answer) => JsonSerializer.Deserialize<GroupProgress[]>(answer) ?? [];
}
