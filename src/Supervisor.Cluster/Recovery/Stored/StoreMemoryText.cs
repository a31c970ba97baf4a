using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Supervisor.Cluster.Recovery.Stored;

/// <summary>The memory of a store as a text, and back.</summary>
internal static class StoreMemoryText
{
    public static string Write(StoreMemory memory) =>
        JsonSerializer.Serialize(
            new StoreMemoryForm(
                StoreMemoryForm.Newest,
                memory.Store,
                memory.Generation,
                memory.Revision,
                memory.Claims,
                memory.Records
            )
            {
                Residences = memory.Residences.IsEmpty ? null : memory.Residences,
            },
            StoreMemoryJson.Default.StoreMemoryForm
        );

    /// <returns>False when it cannot be read: a newer form, or no memory.</returns>
    public static bool TryRead(string text, [NotNullWhen(true)] out StoreMemory? memory)
    {
        memory = Parse(text)
            is { Form: StoreMemoryForm.Newest, Store: not null, Claims: { } claims, Records: { } records } form
            ? new StoreMemory(
                form.Store,
                form.Generation,
                form.Revision,
                claims.ToImmutableSortedDictionary(StringComparer.Ordinal),
                records.ToImmutableSortedDictionary(StringComparer.Ordinal)
            )
            {
                Residences =
                    form.Residences?.ToImmutableSortedDictionary(StringComparer.Ordinal) ?? StoreMemory.NoRecords,
            }
            : null;
        return memory is not null;
    }

    private static StoreMemoryForm? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, StoreMemoryJson.Default.StoreMemoryForm);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
