using System.Text.Json;

namespace Supervisor.Supervision.Explaining.History;

/// <summary>The content of a stored event, by dotted names. What is not there is empty: old events have fewer fields.</summary>
internal sealed class EventFields
{
    private readonly JsonElement _root;

    private EventFields(JsonElement root) => _root = root;

    /// <exception cref="JsonException">It is no JSON.</exception>
    internal static EventFields Read(ReadOnlyMemory<byte> payload)
    {
        using var document = JsonDocument.Parse(payload);
        return new EventFields(document.RootElement.Clone());
    }

    internal string this[string path] => Find(path) is { } found ? Text(found) : "";

    internal bool Has(string path) => this[path].Length > 0;

    private JsonElement? Find(string path)
    {
        var element = _root;
        foreach (var name in path.Split('.'))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element;
    }

    private static string Text(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.String => element.GetString()!,
            JsonValueKind.Null or JsonValueKind.Undefined => "",
            JsonValueKind.Array => string.Join(", ", element.EnumerateArray().Select(Text)),
            _ => element.GetRawText(),
        };
}
