namespace Supervisor.Node.Forwarding.Copies;

/// <summary>Whose agents and groups a node follows: in a small fleet those of all others, and in a large one of some.</summary>
internal static class CopyRing
{
    /// <summary>Each is a link that lives as long as both do, and each change there is told here.</summary>
    public const int Most = 8;

    /// <summary>Those that come next by their names, after the last the first: so each node is followed by as many.</summary>
    public static IReadOnlyList<string> FollowedBy(string own, IEnumerable<string> others)
    {
        var ordered = others
            .Where(name => name != own)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        var next = ordered.Count(name => string.CompareOrdinal(name, own) < 0);
        return [.. ordered.Skip(next).Concat(ordered.Take(next)).Take(Most)];
    }
}
