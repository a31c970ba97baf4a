using System.Globalization;
using System.Text.Json;

namespace Supervisor.EndToEndTests.Supervised;

/// <summary>An event as <c>pbm events -o json</c> shows it.</summary>
internal sealed record JournaledEvent(string Stream, long Version, string Event, string Text, string HybridTime)
{
    /// <summary>The reading of the node's clock that it was stamped with: a time, and a number within its millisecond.</summary>
    public (string Time, int Number) Stamp =>
        HybridTime.Split('#') is [var time, var number]
            ? (time, int.Parse(number, CultureInfo.InvariantCulture))
            : throw new FormatException($"No reading of a hybrid clock: {HybridTime}");

    public static JournaledEvent Parse(string line)
    {
        var fields = JsonDocument.Parse(line).RootElement;
        return new JournaledEvent(
            fields.GetProperty("stream").GetString()!,
            fields.GetProperty("version").GetInt64(),
            fields.GetProperty("event").GetString()!,
            fields.GetProperty("text").GetString()!,
            fields.GetProperty("hybridTime").GetString()!
        );
    }

    public override string ToString() => $"{Stream}#{Version} {Event}: {Text}";
}
