using System.Text.Json;

namespace Supervisor.Runtimes.Docker.Calls;

/// <summary>What of a list is wanted: of one name any of the values will do, and every name must hold.</summary>
internal sealed class EngineFilters
{
    private readonly Dictionary<string, IReadOnlyList<string>> _values;

    private EngineFilters(Dictionary<string, IReadOnlyList<string>> values) => _values = values;

    public static EngineFilters None { get; } = new([]);

    /// <summary>As it is sent; empty when everything is wanted.</summary>
    public string Json =>
        _values.Count == 0
            ? ""
            : JsonSerializer.Serialize(_values, EngineJson.Default.DictionaryStringIReadOnlyListString);

    /// <summary>These filters and one more; those given before stay as they are.</summary>
    public EngineFilters And(string name, params IReadOnlyList<string> values) =>
        new(
            new Dictionary<string, IReadOnlyList<string>>(_values, StringComparer.Ordinal)
            {
                [name] = [.. _values.GetValueOrDefault(name, []), .. values],
            }
        );

    public EngineFilters Label(string name, string value) => And("label", $"{name}={value}");
}
