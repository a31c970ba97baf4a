using System.Collections.Immutable;
using Supervisor.Supervision.Time;

namespace Supervisor.Node.Readiness.Folders;

/// <summary>What was made for one incarnation, and what is still known of those before it.</summary>
/// <param name="At">Before its program started; whatever has run for longer belongs to an earlier one.</param>
/// <param name="Earlier">The last few, latest first: their tokens are recognised, so that their words are refused as theirs.</param>
internal sealed record Opening(string Incarnation, AgentToken Token, BootMoment At, ImmutableArray<PastOpening> Earlier)
{
    private const int MostEarlier = 3;

    /// <summary>
    /// Its container's image starts its program, before anybody listens to it: nothing can tell that program which start of the agent this
    /// is, and the same one may be listened to again. Not stored: it is said again with each start.
    /// </summary>
    public bool IsListened { get; init; }

    public static Opening After(Opening? last, string incarnation, AgentToken token, BootMoment at) =>
        new(incarnation, token, at, last is null ? [] : [last.AsPast(), .. last.Earlier.Take(MostEarlier - 1)]);

    public bool IsPast(string incarnation) =>
        Earlier.Any(past => string.Equals(past.Incarnation, incarnation, StringComparison.Ordinal));

    /// <returns>Whose token it is; null when it is none of this agent's.</returns>
    public string? HolderOf(AgentToken token)
    {
        if (token == Token)
        {
            return Incarnation;
        }

        foreach (var past in Earlier)
        {
            if (past.Token == token)
            {
                return past.Incarnation;
            }
        }

        return null;
    }

    private PastOpening AsPast() => new(Incarnation, Token);
}

internal readonly record struct PastOpening(string Incarnation, AgentToken Token);
