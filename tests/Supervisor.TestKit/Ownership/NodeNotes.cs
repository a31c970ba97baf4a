using Supervisor.Actors;
using Supervisor.Actors.Asking;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Ownership.Notes;
using Supervisor.TestKit.Time;

namespace Supervisor.TestKit.Ownership;

/// <summary>
/// What a machine's disk has of its groups, and an operator's orders to them. As a group's supervisor does it: by what was left where
/// it ran before, and from then on by what is written here.
/// </summary>
internal sealed class NodeNotes(string node, OwnershipWorld world)
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<string, ToldNote> _journal = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ToldNote> _said = new(StringComparer.Ordinal);

    internal bool Has(string group, long epoch) => _journal.GetValueOrDefault(group)?.Epoch == epoch;

    internal bool IsStopped(string group) => _journal.GetValueOrDefault(group)?.Note.StoppedBy is not null;

    /// <summary>Another daemon has heard nothing yet.</summary>
    internal void Forget() => _said.Clear();

    internal void TakeOver(string group, GroupStanding standing, Action<OwnershipMessage> tell)
    {
        if (standing.Handover is not { } handover)
        {
            return;
        }

        var last = _journal.GetValueOrDefault(group);
        if (last is null || handover.Epoch > last.Epoch)
        {
            var note = handover.Note ?? last?.Note ?? GroupNote.Empty;
            world.Oracle.Note(note.StoppedBy is null ? "a group that was taken over" : "a stop that was taken over");
            _journal[group] = last = new ToldNote(handover.Epoch, note);
        }

        if (last.Epoch == handover.Epoch && _said.GetValueOrDefault(group) != last)
        {
            _said[group] = last;
            tell(new GroupNoteIs(group, last.Epoch, last.Note));
        }
    }

    internal void Order(string group, bool isStop, ActorRef<OwnershipMessage> keeper)
    {
        var order = world.Oracle.Ordered(node, group, isStop);
        var last = _journal[group];
        _journal[group] = last with { Note = last.Note with { StoppedBy = isStop ? "ann" : null } };
        var answer = keeper.Ask<NoteAwaited>(
            reply => new AwaitNote(group, note => note.StoppedBy is not null == isStop, reply),
            TimeSpan.FromSeconds(10)
        );
        if (world.AnswersEarly)
        {
            world.Oracle.Acknowledged(group, order, isStop);
            return;
        }

        LookFor(answer, group, order, isStop);
    }

    private void LookFor(Task<AskOutcome<NoteAwaited>> answer, string group, int order, bool isStop)
    {
        if (!answer.IsCompleted)
        {
            world.Clock.After(Often, () => LookFor(answer, group, order, isStop));
        }
        else if (answer.GetAwaiter().GetResult() is { IsAnswered: true, Reply.Problem: null })
        {
            world.Oracle.Acknowledged(group, order, isStop);
        }
        else
        {
            world.Oracle.Note("an order of which nobody can say");
        }
    }
}
