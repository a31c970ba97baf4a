using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Places;
using YamlDotNet.Core.Events;

namespace Supervisor.Fleet.Trees.Yaml;

/// <summary>From the bytes of one file to its map, variables not yet put in.</summary>
internal static class YamlReader
{
    private const string BeginWithServices = "A fleet file begins with a key at the left edge, such as 'services:'.";

    /// <param name="file">As the user named it.</param>
    /// <returns>Null: there is no map in it, which has been told.</returns>
    public static MapNode? Read(string file, ReadOnlyMemory<byte> content, TreeLimits limits, FindingLog log)
    {
        if (SourceText.Decode(file, content, log) is not { } source)
        {
            return null;
        }

        var events = new YamlEvents(source, log);
        var found = log.Count;
        do
        {
            events.Advance();
        } while (events.Current is StreamStart or DocumentStart);

        return events.Current switch
        {
            null when log.Count > found => null,
            null or StreamEnd => Refuse(TreeKinds.EmptyFile, new Place(file, 1, 1), "The file says nothing.", log),
            _ => ReadDocument(events, limits, log),
        };
    }

    private static MapNode? ReadDocument(YamlEvents events, TreeLimits limits, FindingLog log)
    {
        var root = new TreeBuilder(events, limits, log).Read();
        if (root is null)
        {
            return null;
        }

        Tags.RefuseMark(root, "a whole file", log);
        events.Advance();
        if (events.Current is DocumentStart next)
        {
            log.Add(
                TreeKinds.SeveralDocuments,
                events.PlaceOf(next.Start),
                "A second document begins in the same file.",
                "Remove the line '---', or put what follows into a file of its own."
            );
        }

        return root switch
        {
            MapNode map => map,
            ScalarNode { IsNull: true } => Refuse(
                TreeKinds.EmptyFile,
                new Place(root.Place.File, 1, 1),
                "The file says nothing.",
                log
            ),
            _ => Refuse(TreeKinds.NotAMap, root.Place, $"The file is not a map of keys and values: it is {root}.", log),
        };
    }

    private static MapNode? Refuse(FindingKind kind, Place place, string message, FindingLog log)
    {
        log.Add(kind, place, message, BeginWithServices);
        return null;
    }
}
