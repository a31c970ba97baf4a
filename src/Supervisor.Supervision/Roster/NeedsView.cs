using System.Collections.Immutable;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Supervision.Roster;

/// <summary>How all of an agent's needs stand.</summary>
public sealed record NeedsView(ImmutableArray<NeedStatus> Needs)
{
    public static readonly NeedsView Empty = new([]);

    public bool AreMet => Needs.All(need => need.IsMet);

    public IEnumerable<NeedStatus> Missing => Needs.Where(need => !need.IsMet);

    /// <summary>
    /// The same, with that run of its group's container known to have ended. Of a later one that runs already nothing more is going to be
    /// said.
    /// </summary>
    /// <param name="ended">Null: which it was is not known.</param>
    internal NeedsView WithoutContainer(HolderRun? ended) =>
        new([
            .. Needs.Select(need =>
                need.Need.IsOfRunning && !need.IsOfAnotherRun(ended)
                    ? need with
                    {
                        IsMet = false,
                        Reason = "has just ended",
                    }
                    : need
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

    /// <summary>Of a container in which others run: which of its runs this is about. Null: it does not run, or that is not known.</summary>
    public HolderRun? Run { get; init; }

    public NeedTarget Target => Need.Target;

    internal bool IsOfAnotherRun(HolderRun? ended) => Run is not null && ended is not null && Run != ended;
}
