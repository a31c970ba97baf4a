using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Supervisor.Simulation.Etcd;

/// <summary>
/// How etcd's gateway writes and reads: numbers as texts, bytes in base64, and nothing at all for zero, empty and false. It shares
/// no code with the client.
/// </summary>
internal static class Wire
{
    internal static IEnumerable<JsonElement> List(JsonElement body, string name) =>
        body.TryGetProperty(name, out var list) ? list.EnumerateArray() : [];

    internal static long Number(JsonElement body, string name) =>
        !body.TryGetProperty(name, out var value) ? 0
        : value.ValueKind == JsonValueKind.Number ? value.GetInt64()
        : long.Parse(value.GetString()!, CultureInfo.InvariantCulture);

    internal static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) ? value.GetString() : null;

    internal static bool Flag(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.GetBoolean();

    internal static byte[] Bytes(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) ? value.GetBytesFromBase64() : [];

    internal static string Key(JsonElement body, string name) => Encoding.Latin1.GetString(Bytes(body, name));

    internal static JsonObject Header(long revision) => new() { ["revision"] = $"{revision}" };

    internal static JsonObject Lease(long revision, long id, long ttl)
    {
        var lease = new JsonObject { ["header"] = Header(revision), ["ID"] = $"{id}" };
        if (ttl != 0)
        {
            lease["TTL"] = $"{ttl}";
            lease["grantedTTL"] = $"{ttl}";
        }

        return lease;
    }

    internal static JsonObject Item(EtcdItem item, bool isKeyOnly = false)
    {
        var told = Key(item.Key, item.Modified);
        told["create_revision"] = $"{item.Created}";
        if (item.Lease != 0)
        {
            told["lease"] = $"{item.Lease}";
        }

        if (item.Value.Length > 0 && !isKeyOnly)
        {
            told["value"] = Convert.ToBase64String(item.Value);
        }

        return told;
    }

    internal static JsonObject Event(EtcdChange change) =>
        change.After is { } item
            ? new JsonObject { ["kv"] = Item(item) }
            : new JsonObject { ["type"] = "DELETE", ["kv"] = Key(change.Key, change.Revision) };

    private static JsonObject Key(string key, long modified) =>
        new() { ["key"] = Convert.ToBase64String(Encoding.Latin1.GetBytes(key)), ["mod_revision"] = $"{modified}" };
}
