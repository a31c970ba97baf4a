using System.Text.Json;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Palettes.Agents;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Forwarding.Merging;

/// <summary>What a node says of its ownership of something that may move.</summary>
/// <param name="Epoch">
/// By which ownership it has it, 0: by none. Null: it cannot move, or the node's version does not say.
/// </param>
/// <param name="Cause">Why it stands there as it does, of agents' causes; empty where nothing is said.</param>
internal readonly record struct OwnershipWord(long? Epoch, string Cause)
{
    private const long Unsaid = 0;
    private const long None = -1;

    /// <summary>Of a row of a list of agents or groups.</summary>
    public static OwnershipWord In(NodeTable table, RowFrame row) =>
        new(
            table.CellOf(row, AgentCells.EpochColumn) is { Kind: JsonValueKind.Number, Number: var epoch }
                ? (long)epoch
                : null,
            table.CellOf(row, "cause").ToString()
        );

    public bool IsOfMovable => Epoch is not null || Elsewhere.IsUnowned(Cause);

    /// <summary>It may have it, and cannot say by which ownership.</summary>
    public bool HasUnsaid => Weight == Unsaid;

    /// <summary>The latest ownership has it; after those whoever has it and cannot say by which; and then who has it not.</summary>
    public long Weight =>
        Epoch switch
        {
            > 0 and var epoch => epoch,
            null when !Elsewhere.IsUnowned(Cause) => Unsaid,
            _ => None,
        };
}
