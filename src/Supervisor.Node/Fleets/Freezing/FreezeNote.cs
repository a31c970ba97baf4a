using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Node.Fleets.Freezing;

/// <summary>What is to hold for the fleet.</summary>
internal sealed record FreezeNote(bool IsFrozen, string Why, CommandId Id, string By)
{
    /// <summary>Of a freeze: when this node froze; null where nobody can say.</summary>
    public HybridTime? Since { get; init; }

    /// <summary>This node did its half before, by the same command.</summary>
    public bool IsAgain { get; init; }

    /// <summary>
    /// A thaw is noted again: a node that froze alone, and could not tell the others, thaws by a later one. So is a freeze of later
    /// than the one that is there: whoever thaws has to know of it, or this node would take its own for the later word.
    /// </summary>
    public bool IsIn(FreezeFlag flag) =>
        flag.IsFrozen == IsFrozen && (flag.Stamp?.Id == Id || (IsFrozen && !(flag.Stamp?.When < Since)));

    /// <summary>Who has thawed since has ended this freeze, whether this node knows or not.</summary>
    public bool IsEndedBy(FreezeFlag flag) => IsFrozen && IsAgain && !flag.IsFrozen && Since < flag.Stamp?.When;
}
