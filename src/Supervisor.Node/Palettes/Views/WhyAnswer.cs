using System.Text;
using System.Text.Json;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Text;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Explaining;
using Supervisor.Supervision.Explaining.History;

namespace Supervisor.Node.Palettes.Views;

/// <summary>An explanation as people and as programs read it.</summary>
internal static class WhyAnswer
{
    private const int EventsShown = 12;

    /// <summary>With what led to it; a history that cannot be read keeps nobody from the explanation.</summary>
    /// <param name="stream">Of whom it is.</param>
    /// <param name="container">Of the container in which its agents run; null: there is none.</param>
    public static async IAsyncEnumerable<Frame> TellAsync(
        PaletteServices services,
        string stream,
        Task<Explanation> explaining,
        string? container = null
    )
    {
        var explained = await explaining;
        var reader = new HistoryReader(services.Journal);
        var history = await reader.LastAsync(stream, EventsShown);
        var within = container is null ? null : await reader.LastAsync(container, EventsShown);
        var all = Entries(history).Concat(Entries(within).Select(entry => entry.Of("Its container")));
        yield return Of(explained with { History = Shown(all) }, services.Clock.GetUtcNow());
        if ((history.Error ?? within?.Error) is { } error)
        {
            yield return new NoteFrame($"{error.Message} {error.Why}");
        }
    }

    private static IReadOnlyList<HistoryEntry> Entries(Outcome<IReadOnlyList<HistoryEntry>>? history) =>
        history is { IsOk: true } ? history.Value : [];

    internal static TextFrame Of(Explanation explained, DateTimeOffset now) =>
        new(Text(explained, now), Json(explained));

    /// <summary>The last of what is no routine.</summary>
    private static List<HistoryEntry> Shown(IEnumerable<HistoryEntry> entries) =>
        [.. entries.Where(entry => !entry.IsRoutine).OrderBy(entry => entry.Time).TakeLast(EventsShown)];

    private static string Text(Explanation explained, DateTimeOffset now)
    {
        var text = new StringBuilder().AppendLine(explained.Text).AppendLine();
        List<(string, string)> lines = [("state", explained.State), ("cause", explained.Cause)];
        lines.AddRange(explained.Details.Select(detail => (detail.Name, detail.Text)));
        if (explained.Remedy.Length > 0)
        {
            lines.Add(("remedy", explained.Remedy));
        }

        Append(text, lines, toRight: false);
        if (explained.Placement is { } placement)
        {
            text.AppendLine().AppendLine("placement:");
            Append(text, PlacementText.Lines(placement, now), toRight: false);
        }

        if (explained.History.Count > 0)
        {
            text.AppendLine().AppendLine("history:");
            Append(
                text,
                [.. explained.History.Select(entry => ($"{Ago(entry.Time, now)} ago", entry.Text))],
                toRight: true
            );
        }

        return text.ToString().TrimEnd();
    }

    private static void Append(StringBuilder text, List<(string Name, string Says)> lines, bool toRight)
    {
        var width = lines.Max(line => line.Name.Length);
        foreach (var (name, says) in lines)
        {
            var margin = toRight ? name.PadLeft(width) : name.PadRight(width);
            foreach (var line in says.Split('\n'))
            {
                text.AppendLine($"  {margin}  {line}");
                margin = new string(' ', width);
            }
        }
    }

    internal static string Ago(HybridTime time, DateTimeOffset now) =>
        DurationText.Format(now > time.WallClock ? now - time.WallClock : TimeSpan.Zero);

    private static Cell Json(Explanation explained)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            Write(json, explained);
        }

        using var document = JsonDocument.Parse(bytes.ToArray());
        return Cell.Json(document.RootElement);
    }

    private static void Write(Utf8JsonWriter json, Explanation explained)
    {
        json.WriteStartObject();
        json.WriteString("name", explained.Name);
        json.WriteString("state", explained.State);
        json.WriteString("cause", explained.Cause);
        json.WriteString("explanation", explained.Text);
        json.WriteStartObject("details");
        foreach (var detail in explained.Details)
        {
            json.WriteString(detail.Name, detail.Text);
        }

        json.WriteEndObject();
        json.WriteString("remedy", explained.Remedy);
        if (explained.Placement is { } placement)
        {
            PlacementText.Write(json, placement);
        }

        json.WriteStartArray("history");
        foreach (var entry in explained.History)
        {
            Write(json, entry);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, HistoryEntry entry)
    {
        json.WriteStartObject();
        json.WriteString("time", Cell.Of(entry.Time.WallClock).ToString());
        json.WriteString("event", entry.Event);
        json.WriteString("text", entry.Text);
        json.WriteString("incarnation", entry.Incarnation);
        json.WriteString("cause", entry.Cause);
        json.WriteEndObject();
    }
}
