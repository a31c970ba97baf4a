using System.Collections.Immutable;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Supervision.Ownership.Residing;

/// <summary>
/// Where pinned groups run by what several have seen of it, for a store that has lost it. Whoever stands there and has ended says so
/// himself; one of whom nobody knows any more would be waited for by nobody.
/// </summary>
public static class ResidenceUnion
{
    public static EntryKey Folder => ResidenceCodec.Folder;

    /// <param name="seen">Entries of one group, as they were stored.</param>
    /// <returns>All nodes of all of them, as one such entry. One that cannot be read is left as it is: nobody may say that the group is nowhere.</returns>
    public static string Of(IEnumerable<string> seen)
    {
        var texts = seen.Distinct(StringComparer.Ordinal).ToImmutableArray();
        if (texts is [var only])
        {
            return only;
        }

        var read = texts.Select(static text => (Text: text, Nodes: ResidenceCodec.Parse(text))).ToList();
        return read.Find(static one => one.Nodes is null).Text
            ?? ResidenceCodec.Format(
                read.SelectMany(static one => one.Nodes!)
                    .GroupBy(static one => one.Node)
                    .Select(static same => same.MaxBy(static one => one.Since)!)
                    .OrderBy(static one => one.Node.Value, StringComparer.Ordinal)
            );
    }
}
