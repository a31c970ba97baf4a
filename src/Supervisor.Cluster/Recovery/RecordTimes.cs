using System.Text.Json;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Cluster.Recovery;

/// <summary>When a record of trust was last written, as it says itself, whatever its form.</summary>
internal static class RecordTimes
{
    private static readonly string[] Names = ["since", "at", "founded"];

    /// <returns>A reading of the hybrid clock; 0 when it does not say.</returns>
    public static long Of(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Latest(document.RootElement);
        }
        catch (JsonException)
        {
            return 0;
        }
    }

    /// <summary>
    /// For a record that is written over these. They may be of a node whose clock is ahead, and a record whose time goes back is
    /// taken for that of an older copy of the store.
    /// </summary>
    /// <param name="replaced">As they stand; null where there is none.</param>
    public static HybridTime After(HybridTime now, params IEnumerable<Entry?> replaced) =>
        replaced.OfType<Entry>().Select(static entry => new HybridTime(Of(entry.Value)).Next()).Append(now).Max();

    private static long Latest(JsonElement record)
    {
        var latest = 0L;
        if (record.ValueKind == JsonValueKind.Object)
        {
            foreach (var name in Names)
            {
                if (
                    record.TryGetProperty(name, out var time)
                    && time.ValueKind == JsonValueKind.Number
                    && time.TryGetInt64(out var value)
                )
                {
                    latest = Math.Max(latest, value);
                }
            }

            if (record.TryGetProperty("left", out var left))
            {
                latest = Math.Max(latest, Latest(left));
            }
        }

        return latest;
    }
}
