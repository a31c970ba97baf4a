using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Supervision.Ownership.Notes;

/// <summary>
/// The note of a group is read once its claim is this node's, for from then on nobody else writes it; nothing of the group runs
/// before. It is written whenever its supervisor says another, as long as the claim stands.
/// </summary>
internal static class NoteRules
{
    internal static void TakeDown(OwnershipTurn turn, GroupNoteIs said) =>
        turn.State = turn.State with
        {
            Told = turn.State.Told.SetItem(said.Group, new ToldNote(said.Epoch, said.Note)),
        };

    internal static void TakeDown(OwnershipTurn turn, NoteRead read)
    {
        if (Find(turn, read.Group, read.Epoch) is not { } held)
        {
            return;
        }

        var noting = held.Noting with { IsAsked = false, Problem = read.Reading.Problem };
        noting = read.Reading switch
        {
            { Problem.Length: > 0 } => Later(turn, noting),
            { IsUnreadable: true } => Later(turn, noting with { IsUnreadable = true }),
            var known => noting with
            {
                IsUnreadable = false,
                IsInDoubt = false,
                First = noting.IsRead ? noting.First : known.Note,
                IsRead = true,
                Stored = known.Note ?? GroupNote.Empty,
                Version = known.Version,
            },
        };
        turn.Hold(read.Group, held with { Noting = noting });
    }

    internal static void TakeDown(OwnershipTurn turn, NoteWritten written)
    {
        if (Find(turn, written.Group, written.Epoch) is not { } held)
        {
            return;
        }

        var entry = written.Outcome.Value?.Find(NoteCodec.Key(written.Group));
        var noting = held.Noting with { IsAsked = false, Problem = written.Outcome.Reason };
        noting =
            written.Outcome.IsDone && entry is not null
                ? noting with
                {
                    Stored = written.Note,
                    Version = entry.Version,
                }
                : Later(turn, noting with { IsInDoubt = written.Outcome.Status is not WriteStatus.Refused });
        turn.Hold(written.Group, held with { Noting = noting });
    }

    internal static void Settle(OwnershipTurn turn)
    {
        foreach (var (group, held) in turn.State.Held)
        {
            var noting = held.Noting;
            if (noting.IsAsked || held.GivenBackAt is not null || IsTooEarly(turn, noting))
            {
                continue;
            }

            if (!noting.IsRead || noting.IsInDoubt)
            {
                turn.Do(new OwnershipAct.ReadNote(held.Claim));
                turn.Hold(group, held with { Noting = noting with { IsAsked = true } });
            }
            else if (Unstored(turn, group, held) is { } note)
            {
                turn.Do(new OwnershipAct.WriteNote(held.Claim, note, noting.Version));
                turn.Hold(group, held with { Noting = noting with { IsAsked = true } });
            }
        }
    }

    /// <summary>All that was said of it by its present owner is where the next one finds it.</summary>
    internal static bool IsStored(OwnershipTurn turn, string group, Holding held) =>
        Unstored(turn, group, held) is null && !(held.Noting.IsAsked && held.Noting.IsRead);

    private static GroupNote? Unstored(OwnershipTurn turn, string group, Holding held) =>
        turn.State.Told.GetValueOrDefault(group) is { } told
        && told.Epoch == held.Claim.Epoch
        && told.Note != held.Noting.Stored
            ? told.Note
            : null;

    private static Holding? Find(OwnershipTurn turn, string group, long epoch) =>
        turn.State.Held.GetValueOrDefault(group) is { } held && held.Claim.Epoch == epoch ? held : null;

    private static Noting Later(OwnershipTurn turn, Noting noting) =>
        noting with
        {
            Again = turn.Now.After(OwnershipTimes.Renewal),
        };

    private static bool IsTooEarly(OwnershipTurn turn, Noting noting) =>
        noting.Again is { } again && turn.Now.Until(again) > TimeSpan.Zero;
}
