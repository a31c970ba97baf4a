using Supervisor.Fleet.Values;

namespace Supervisor.Runtimes.Containers.Requests;

/// <summary>What a file does not say is left out of a request, so that the engine's own default holds.</summary>
internal static class RequestParts
{
    public static IReadOnlyList<T>? OrNull<T>(this IEnumerable<T> items) =>
        items.ToList() is { Count: > 0 } list ? list : null;

    public static IReadOnlyDictionary<string, T>? OrNull<T>(this ValueMap<T> values) =>
        values.Count == 0 ? null : new Dictionary<string, T>(values, StringComparer.Ordinal);

    public static bool? OrNull(this bool flag) => flag ? true : null;

    /// <summary>The text after a prefix; null: it has another beginning.</summary>
    public static string? After(this string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : null;

    /// <summary><c>FIRST[:SECOND]</c>, where the second is the first if it is not there.</summary>
    public static (string First, string Second) Pair(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (text, text) : (text[..colon], text[(colon + 1)..]);
    }
}
