using System.Text.Json;
using Supervisor.Runtimes.Docker.Calls;

namespace Supervisor.Simulation.Engines;

/// <summary>Which containers somebody wants to hear of: each label must be as he says.</summary>
internal sealed class LabelFilters(IReadOnlyList<string> labels)
{
    internal static LabelFilters Parse(string? json) =>
        new(
            json is null
                ? []
                : JsonSerializer
                    .Deserialize(json, EngineJson.Default.DictionaryStringIReadOnlyListString)!
                    .GetValueOrDefault("label", [])
        );

    /// <returns>The first that is asked for of that name; null: none is.</returns>
    internal static string? ValueOf(string? json, string name) =>
        json is not null
        && JsonSerializer
            .Deserialize(json, EngineJson.Default.DictionaryStringIReadOnlyListString)!
            .GetValueOrDefault(name)
            is [var first, ..]
            ? first
            : null;

    internal bool Hold(IReadOnlyDictionary<string, string>? of) =>
        labels.All(label =>
            label.Split('=', 2) is [var name, var value] && of is not null && of.GetValueOrDefault(name) == value
        );
}
