using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace Supervisor.Node.Readiness.Redis;

/// <summary>
/// What agents write into their keys. There are two dialects: a bare <c>1</c> beside a hash of details, and a JSON object with
/// status, timestamp and details of its own. Key by key it is seen which.
/// </summary>
internal static class KeyValues
{
    private const string Status = "status";
    private const string Timestamp = "timestamp";

    private static readonly FrozenSet<string> Denials = Set("", "0", "false", "no", "off", "not_ready", "null");

    private static readonly FrozenSet<string> GoodStatuses = Set(
        "ready",
        "ok",
        "healthy",
        "running",
        "up",
        "active",
        "online",
        "alive",
        "true",
        "1"
    );

    private static readonly FrozenSet<string> BadStatuses = Set(
        "unhealthy",
        "not_ready",
        "failed",
        "error",
        "dead",
        "down",
        "offline",
        "stopped",
        "false",
        "0"
    );

    public static ReadyValue Ready(string value)
    {
        if (Object(value) is not { } json)
        {
            return Denials.Contains(value.Trim())
                ? new ReadyValue($"its key says '{value.Trim()}'", null)
                : new(null, null);
        }

        using (json)
        {
            var status = StatusOf(json.RootElement);
            return status is null || GoodStatuses.Contains(status)
                ? new ReadyValue(null, DetailsOf(json.RootElement))
                : new ReadyValue($"its key says '{status}'", null);
        }
    }

    /// <summary>Why it is not ready: the text itself, or the reason of an object.</summary>
    public static string Reason(string value)
    {
        using var json = Object(value);
        var reason =
            json is not null
            && json.RootElement.TryGetProperty("reason", out var given)
            && given.ValueKind is JsonValueKind.String
                ? given.GetString()!
                : value;
        var clean = SaidText.Clean(reason);
        return clean.Length > 0 ? clean : "it gave no reason";
    }

    /// <summary>Whoever writes of his health lives, unless he writes that he is not well.</summary>
    public static bool IsSignOfLife(string value)
    {
        using var json = Object(value);
        var status = json is null ? value.Trim() : StatusOf(json.RootElement);
        return status is null || !BadStatuses.Contains(status);
    }

    /// <summary>A hash as one object; its values stay the texts that they are.</summary>
    /// <param name="fields">Name, value, name, value.</param>
    public static string? Details(IReadOnlyList<string> fields)
    {
        if (fields.Count < 2)
        {
            return null;
        }

        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            for (var i = 0; i + 1 < fields.Count; i += 2)
            {
                json.WriteString(fields[i], fields[i + 1]);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static string? StatusOf(JsonElement json) =>
        json.TryGetProperty(Status, out var status) ? status.ToString().Trim() : null;

    /// <summary>Without what is no detail, and is another each time that the key is renewed.</summary>
    private static string? DetailsOf(JsonElement json)
    {
        var details = json.EnumerateObject().Where(part => part.Name is not (Status or Timestamp)).ToList();
        if (details.Count == 0)
        {
            return null;
        }

        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            details.ForEach(part => part.WriteTo(writer));
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    /// <summary>JSON may name halves of characters, which no text has.</summary>
    private static bool IsText(JsonElement json)
    {
        try
        {
            return json.ValueKind switch
            {
                JsonValueKind.Object => json.EnumerateObject()
                    .All(static part => part.Name is not null && IsText(part.Value)),
                JsonValueKind.Array => json.EnumerateArray().All(IsText),
                JsonValueKind.String => json.GetString() is not null,
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Null: it is no object.</summary>
    private static JsonDocument? Object(string value)
    {
        if (!value.AsSpan().TrimStart().StartsWith('{'))
        {
            return null;
        }

        try
        {
            var json = JsonDocument.Parse(value);
            if (IsText(json.RootElement))
            {
                return json;
            }

            json.Dispose();
            return null;
        }
        catch (JsonException)
        {
            // Then it is a text like any other.
            return null;
        }
    }

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}

/// <param name="Against">Why it means that the agent is not ready; null: it is.</param>
/// <param name="Details">As JSON; null: it has none in itself.</param>
internal readonly record struct ReadyValue(string? Against, string? Details);
