using System.Text.Json;

namespace Supervisor.EndToEndTests.Supervised;

/// <summary>An event as <c>pbm events -o json</c> shows it.</summary>
internal sealed record JournaledEvent(string Stream, long Version, string Event, string Text)
{
    public static JournaledEvent Parse(string line)
    {
        var fields = JsonDocument.Parse(line).RootElement;
        return new JournaledEvent(
            fields.GetProperty("stream").GetString()!,
            fields.GetProperty("version").GetInt64(),
            fields.GetProperty("event").GetString()!,
            fields.GetProperty("text").GetString()!
        );
    }

    public override string ToString() => $"{Stream}#{Version} {Event}: {Text}";
}
