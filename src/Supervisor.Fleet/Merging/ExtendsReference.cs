using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Merging;

/// <param name="Place">Where the base is named.</param>
/// <param name="File">Null: the same.</param>
internal sealed record ExtendsReference(string Service, Place Place, string? File, Place FilePlace)
{
    /// <summary>Null: it names nothing; unless nothing is written, that has been told.</summary>
    public static ExtendsReference? Of(MapEntry extends, FindingLog log)
    {
        var value = extends.Value;
        switch (value)
        {
            case ScalarNode { IsNull: true }:
                return null;
            case ScalarNode { Text.Length: > 0 } service:
                return new ExtendsReference(service.Text, value.Place, null, value.Place);
            case MapNode map when Text(map, "service") is { } service:
                var file = Text(map, "file");
                return new ExtendsReference(service.Text, service.Place, file?.Text, file?.Place ?? value.Place);
            default:
                log.Add(
                    MergeKinds.BadExtends,
                    value.Place,
                    value is MapNode ? "extends names no service." : $"extends is {value}, which names no service.",
                    "Write extends: NAME, or extends: { file: base.yaml, service: NAME }."
                );
                return null;
        }
    }

    private static ScalarNode? Text(MapNode map, string key) =>
        map.Find(key)?.Value is ScalarNode { IsNull: false, Text.Length: > 0 } text ? text : null;
}
