using System.Collections.Immutable;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Roster;

/// <summary>How all of an agent's needs stand.</summary>
public sealed record NeedsView(ImmutableArray<NeedStatus> Needs)
{
    public static readonly NeedsView Empty = new([]);

    public bool AreMet => Needs.All(need => need.IsMet);

    public IEnumerable<NeedStatus> Missing => Needs.Where(need => !need.IsMet);

    /// <summary>The same, with the container of its group known to have ended.</summary>
    internal NeedsView WithoutContainer() =>
        new([
            .. Needs.Select(need =>
                need.Need.IsOfRunning ? need with { IsMet = false, Reason = "has just ended" } : need
            ),
        ]);
}

/// <param name="IsMet">Ready, or completed where that is what is needed.</param>
/// <param name="Reason">How it stands, as part of a sentence: <c>is starting</c>.</param>
public sealed record NeedStatus(NeedDefinition Need, bool IsMet, string Reason)
{
    /// <summary>Somebody has said how it stands since the daemon has started: until then, that it is not met means nothing.</summary>
    public bool IsKnown { get; init; } = true;

    /// <summary>
    /// Of one on another node that is not known now: whether it was met when its node was heard last. Null: nothing was heard of it.
    /// </summary>
    public bool? WasMet { get; init; }

    public NeedTarget Target => Need.Target;
}
