using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Forwarding.Merging;
using Supervisor.Node.Forwarding.Routing;

namespace Supervisor.Node.Forwarding.Copies;

/// <summary>What a command answers of nodes that cannot be asked.</summary>
/// <param name="command">Palette and name.</param>
/// <param name="question">What was asked, arguments included.</param>
internal sealed class AbsentAnswer(string command, string question, LastKnown known, TimeProvider clock)
{
    /// <summary>It only reads, and what is known here answers it.</summary>
    public static bool Covers(string command) =>
        command is "agent list" or "agent show" or "agent why" or "group list" or "group show" or "group why";

    /// <param name="given">What was asked of that node.</param>
    /// <returns>Null: nothing can be said.</returns>
    public async Task<ToldTable?> TableAsync(string node, IReadOnlyDictionary<string, IReadOnlyList<string>> given)
    {
        var absence = known.AbsenceOf(node);
        if (!Covers(command))
        {
            // Numbers of a machine that is gone are nothing to be shown.
            return absence.IsDown ? null : known.Tables.Find(node, question);
        }

        return await known.ListAsync(node, List, question) is not { } told ? null
            : command.EndsWith(" show", StringComparison.Ordinal) ? LastShown.Of(told, Named(given), absence)
            : DatedRules.Of(told with { Table = ListFilter.Of(told.Table, given) }, absence);
    }

    /// <inheritdoc cref="TableAsync"/>
    public async Task<TextFrame?> ExplainAsync(string node, IReadOnlyDictionary<string, IReadOnlyList<string>> given) =>
        await known.ListAsync(node, List) is { } told
            ? LastExplained.Of(told, Named(given), known.AbsenceOf(node), clock.GetUtcNow())
            : null;

    /// <summary>What is said beside the rows, so that nobody takes what is missing for not there.</summary>
    public Frame Remark(AbsentPart absent) =>
        absent.Error is { } error
            ? new ErrorFrame(error)
            : new NoteFrame(
                Covers(command)
                    ? $"{absent.Node} is down: of it there is only what was last known."
                    : $"{absent.Node} is down, and nothing of it is shown."
            );

    public void Keep(string node, NodeTable table) => known.Tables.Keep(node, question, table);

    private CopiedList List =>
        command.StartsWith("agent ", StringComparison.Ordinal) ? CopiedList.Agents : CopiedList.Groups;

    private NamedRows Named(IReadOnlyDictionary<string, IReadOnlyList<string>> given) =>
        List is CopiedList.Agents
            ? new NamedRows(
                [.. given.GetValueOrDefault("agents", []), .. given.GetValueOrDefault("agent", [])],
                AreAgents: true
            )
            : new NamedRows(
                [.. given.GetValueOrDefault("groups", []), .. given.GetValueOrDefault("group", [])],
                AreAgents: false
            );
}
