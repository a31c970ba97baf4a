using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Rules;

namespace Supervisor.Node.Forwarding.Copies;

/// <summary>What is kept of other nodes: the lists that they would answer with.</summary>
internal enum CopiedList
{
    Agents,
    Groups,
}

internal static class CopiedLists
{
    public static IReadOnlyList<CopiedList> All { get; } = [CopiedList.Agents, CopiedList.Groups];

    /// <summary>All that there is to be told, and again with each change.</summary>
    public static (string Palette, string Command, CommandRequest Request) Question(CopiedList list) =>
        list is CopiedList.Agents
            ? ("agent", "list", Asking(LiveRules.Watch, "containers"))
            : ("group", "list", Asking(LiveRules.Watch));

    private static CommandRequest Asking(params string[] flags) =>
        new(
            Arguments: flags.ToDictionary(
                static flag => flag,
                static IReadOnlyList<string> (_) => ["true"],
                StringComparer.Ordinal
            )
        );
}
