using System.Buffers;
using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Printing;

/// <summary>Which texts stay themselves without quotes, for every reader of YAML: old and new, in lists and out of them.</summary>
internal static class PlainText
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static readonly SearchValues<char> First = SearchValues.Create(Letters + "/_");
    private static readonly SearchValues<char> Inner = SearchValues.Create(Letters + "0123456789/_.:@+-= ");

    public static bool IsSafe(string text) =>
        text.Length > 0
        && First.Contains(text[0])
        && !text.AsSpan().ContainsAnyExcept(Inner)
        && text[^1] is not (' ' or ':')
        && !text.Contains(": ", StringComparison.Ordinal)
        && ScalarText.Flag(text) is null
        && !PlainScalar.IsNull(text);
}
