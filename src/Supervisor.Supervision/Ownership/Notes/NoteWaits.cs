using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Ownership.Notes;

/// <summary>Operators who wait until the store has what they were promised.</summary>
internal sealed class NoteWaits
{
    // Less than those wait who ask.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    private readonly List<(AwaitNote Asked, BootMoment Since)> _open = [];

    internal void Add(AwaitNote asked, BootMoment now) => _open.Add((asked, now));

    internal void Answer(OwnershipTurn turn)
    {
        if (_open.Count > 0)
        {
            _open.RemoveAll(wait => IsAnswered(turn, wait.Asked, wait.Since));
        }
    }

    private static bool IsAnswered(OwnershipTurn turn, AwaitNote asked, BootMoment since)
    {
        var held = turn.State.Held.GetValueOrDefault(asked.Group);
        string? problem;
        if (!turn.State.Planned.ContainsKey(asked.Group) && held is null)
        {
            problem = null;
        }
        else if (held is null)
        {
            problem = "This node owns the group no more.";
        }
        else if (IsSettled(turn, asked.Group, held) && asked.IsIt(held.Noting.Stored))
        {
            problem = null;
        }
        else if (turn.Since(since) < Patience)
        {
            return false;
        }
        else
        {
            problem = held.Noting.Problem is { Length: > 0 } why ? why : "The store has not taken it in time.";
        }

        asked.ReplyTo.Tell(new NoteAwaited(problem));
        return true;
    }

    // What is still to be written may be otherwise than what is there.
    private static bool IsSettled(OwnershipTurn turn, string group, Holding held) =>
        held.Noting is { IsRead: true, IsInDoubt: false, IsAsked: false } && NoteRules.IsStored(turn, group, held);
}
