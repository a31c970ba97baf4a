using System.Globalization;
using System.Text.Json;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Supervision.Explaining;

namespace Supervisor.Node.Palettes.Views;

/// <summary>Where a movable group is and could be, as people and as programs read it.</summary>
internal static class PlacementText
{
    public static List<(string Name, string Says)> Lines(Placement placement, DateTimeOffset now)
    {
        List<(string, string)> lines =
        [
            ("owner", placement.Owner.Length == 0 ? "nobody" : placement.Owner),
            ("epoch", placement.Epoch.ToString(CultureInfo.InvariantCulture)),
        ];
        if (placement.Since is { } since)
        {
            lines.Add(("since", $"{WhyAnswer.Ago(since, now)} ago"));
        }

        if (placement.Right.Length > 0)
        {
            lines.Add(("right", placement.Right));
        }

        lines.Add(("next", placement.Next));
        var rank = 0;
        foreach (var candidate in placement.Candidates)
        {
            var place = candidate.Fits ? (++rank).ToString(CultureInfo.InvariantCulture) : "-";
            lines.Add((place, candidate.Reason));
        }

        return lines;
    }

    public static void Write(Utf8JsonWriter json, Placement placement)
    {
        json.WriteStartObject("placement");
        json.WriteString("owner", placement.Owner);
        json.WriteNumber("epoch", placement.Epoch);
        json.WriteString("since", placement.Since is { } since ? Cell.Of(since.WallClock).ToString() : "");
        json.WriteString("right", placement.Right);
        json.WriteBoolean("kept", placement.IsKept);
        json.WriteString("next", placement.Next);
        json.WriteStartArray("candidates");
        foreach (var candidate in placement.Candidates)
        {
            json.WriteStartObject();
            json.WriteString("node", candidate.Name);
            json.WriteBoolean("fits", candidate.Fits);
            json.WriteString("reason", candidate.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
