using System.Globalization;
using Supervisor.Contracts.Text;

namespace Supervisor.Contracts.Palettes.Rules;

/// <summary>
/// Values that were found right by <see cref="ArgumentRules"/>, with defaults in place: reading one as its kind cannot
/// fail.
/// </summary>
public sealed class CommandArguments
{
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _values;

    internal CommandArguments(IReadOnlyDictionary<string, IReadOnlyList<string>> values) => _values = values;

    public static CommandArguments None { get; } =
        new(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Given => _values;

    public IReadOnlyList<string> All(string name) => _values.GetValueOrDefault(name, []);

    public string? Text(string name) => All(name) is [var value, ..] ? value : null;

    public bool Flag(string name) => Text(name) is "true";

    public long? Number(string name) =>
        Text(name) is { } text ? long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : null;

    public TimeSpan? Duration(string name) =>
        Text(name) is { } text && DurationText.TryParse(text, out var duration) ? duration : null;

    /// <summary>All values, defaults included, for the audit trail.</summary>
    public override string ToString() =>
        string.Join(
            ' ',
            _values.Where(pair => pair.Value.Count > 0).Select(pair => $"{pair.Key}={string.Join(',', pair.Value)}")
        );
}
