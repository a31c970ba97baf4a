using Supervisor.Node.Fleets;
using Supervisor.Node.Forwarding.Merging;

namespace Supervisor.Node.Forwarding.Copies;

/// <summary>What is known here of nodes that cannot be asked.</summary>
/// <param name="isDown">Whether the node of that name is, and not only unreachable.</param>
internal sealed class LastKnown(
    StandingCopies copies,
    LastTables tables,
    Func<Task<IReadOnlyList<PinnedNames>>> pinned,
    Func<string, bool> isDown
)
{
    /// <summary>What was asked for before.</summary>
    public LastTables Tables => tables;

    public Absence AbsenceOf(string node) => new(node, isDown(node));

    /// <param name="question">Under which it may have been asked for before.</param>
    /// <returns>As it stood then. Null: nothing is known of it.</returns>
    public async Task<ToldTable?> ListAsync(string node, CopiedList list, string question = "") =>
        copies.Find(node, list) ?? tables.Find(node, question) ?? PlanRows.Of(node, list, await pinned());
}
