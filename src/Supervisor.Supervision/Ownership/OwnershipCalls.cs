using Supervisor.Actors;
using Supervisor.Supervision.Ownership.Notes;
using Supervisor.Supervision.Ownership.Residing;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Coordination.Entries;

namespace Supervisor.Supervision.Ownership;

/// <summary>Asks the store what was decided to be asked; what it answers comes back as a message.</summary>
internal sealed class OwnershipCalls(OwnershipPorts ports, IActorContext<OwnershipMessage> context)
{
    internal void Do(OwnershipAct act)
    {
        switch (act)
        {
            case OwnershipAct.Take { Claim: var take }:
                Ask(TakeAsync(take), outcome => new TakeEnded(take.Group, outcome));
                break;
            case OwnershipAct.Renew { Held: var held } renew:
                Ask(
                    ports.Claims.RenewAsync(held, renew.Length),
                    outcome => new RenewEnded(held.Group, held.Epoch, renew.Number, outcome)
                );
                break;
            case OwnershipAct.GiveBack { Held: var held }:
                Ask(
                    ports.Claims.GiveBackAsync(held, ports.Clock.Next()),
                    outcome => new GiveBackEnded(held.Group, held.Epoch, outcome)
                );
                break;
            case OwnershipAct.ReadNote { Held: var held }:
                Read(held);
                break;
            case OwnershipAct.WriteNote write:
                Write(write);
                break;
            case OwnershipAct.Reside reside:
                Reside(reside);
                break;
        }
    }

    // Whoever the others have seen go takes nothing, though it may not know yet that it is gone.
    private Task<WriteOutcome<Claim>> TakeAsync(ClaimTake take) =>
        ports.Membership.Own is { } own
            ? ports.Claims.TakeAsync(take with { While = [.. take.While, own] })
            : Task.FromResult(WriteOutcome<Claim>.Unavailable("This node is no member at the moment."));

    private void Read(Claim held) =>
        context.PipeToSelf(
            ports.Entries.ReadEntriesAsync(NoteCodec.Folder(held.Group)),
            read => new NoteRead(held.Group, held.Epoch, NoteReading.Of(held.Group, read)),
            fault => new NoteRead(held.Group, held.Epoch, new NoteReading(fault.Message, null, 0))
        );

    private void Write(OwnershipAct.WriteNote write)
    {
        var held = write.Held;
        context.PipeToSelf(
            ports.Entries.ChangeEntriesAsync(ChangeOf(write)),
            outcome => new NoteWritten(held.Group, held.Epoch, write.Note, outcome),
            fault => new NoteWritten(
                held.Group,
                held.Epoch,
                write.Note,
                WriteOutcome<EntriesSeen>.Unknown(fault.Message)
            )
        );
    }

    // Whoever the others have turned away writes nothing.
    private void Reside(OwnershipAct.Reside reside)
    {
        if (ports.Membership.Own is not { } own)
        {
            return;
        }

        var key = ResidenceCodec.Key(reside.Group);
        var write =
            reside.Nodes.Count == 0 ? EntryWrite.Delete(key) : EntryWrite.Put(key, ResidenceCodec.Format(reside.Nodes));
        context.PipeToSelf(
            ports.Entries.ChangeEntriesAsync(
                new EntryChange(
                    [own, new EntryCondition(key, EntryMark.Version, reside.Version), .. reside.While],
                    [write]
                )
            ),
            static _ => new ResidenceAsked(),
            static _ => new ResidenceAsked()
        );
    }

    // Only as long as the claim is this node's, and in the order of writing, whenever each is made.
    private static EntryChange ChangeOf(OwnershipAct.WriteNote write)
    {
        var key = NoteCodec.Key(write.Held.Group);
        return new EntryChange(
            [IClaims.Fence(write.Held), new EntryCondition(key, EntryMark.Version, write.Version)],
            [EntryWrite.Put(key, NoteCodec.Format(write.Note))]
        );
    }

    private void Ask(Task<WriteOutcome<Claim>> asked, Func<WriteOutcome<Claim>, OwnershipMessage> ended) =>
        context.PipeToSelf(asked, ended, fault => ended(WriteOutcome<Claim>.Unknown(fault.Message)));
}
