using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Supervisor.Contracts;

namespace Supervisor.Node.Palettes.Sessions;

/// <summary>Reads what a session begins with.</summary>
internal static class SessionReading
{
    public static Outcome<T> Read<T>(ReadOnlySpan<byte> first, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(first, type) is { } start
                ? start
                : SessionErrors.NotBegun("The first part is null.");
        }
        catch (JsonException wrong)
        {
            return SessionErrors.NotBegun($"The first part is no JSON of a request: {wrong.Message}");
        }
    }
}
