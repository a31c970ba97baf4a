using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Trust.Records;

/// <summary>Records as the texts of entries, and back.</summary>
internal static class TrustText
{
    /// <summary>The form in which this version writes, and the only one that it reads.</summary>
    public const int Newest = 1;

    public static EntryWrite Put<T>(EntryKey key, T record, JsonTypeInfo<T> shape)
        where T : class, ITrustRecord => EntryWrite.Put(key, JsonSerializer.Serialize(record, shape));

    /// <summary>Null when it cannot be read: a newer supervisor has written it, or it was not one at all.</summary>
    public static T? Read<T>(string text, JsonTypeInfo<T> shape)
        where T : class, ITrustRecord
    {
        try
        {
            return JsonSerializer.Deserialize(text, shape) is { Form: Newest, IsWhole: true } record ? record : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
