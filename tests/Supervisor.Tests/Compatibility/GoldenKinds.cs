using Supervisor.Tests.Architecture;

namespace Supervisor.Tests.Compatibility;

/// <summary>All that is stored, or said from one program of ours to another.</summary>
internal static class GoldenKinds
{
    /// <summary>What others say, who have forms and versions of their own.</summary>
    private static readonly string[] OfOthers = ["DockerFilesJson", "EngineJson", "EtcdJson"];

    public static IReadOnlyList<GoldenKind> All { get; } = Find();

    public static bool IsOfOthers(string context) => OfOthers.Contains(context, StringComparer.Ordinal);

    private static List<GoldenKind> Find()
    {
        var assemblies = SourceTree.Projects.Select(SourceTree.Compiled).ToList();
        var contexts = WireNames.Contexts(assemblies).Where(context => !IsOfOthers(context.GetType().Name)).ToList();
        var events = EventKinds.In(assemblies, contexts).ToList();
        return
        [
            .. events.Select(static found => found.Kind),
            .. contexts.SelectMany(context => ContextKinds.In(context, events.Select(static found => found.Shape))),
            .. CoordinationKinds.All,
            .. FrameKinds.All,
        ];
    }
}
