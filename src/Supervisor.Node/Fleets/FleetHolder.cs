using Supervisor.Actors;
using Supervisor.Contracts;
using Supervisor.Node.Fleets.Copies;
using Supervisor.Node.Palettes;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Nodes;

namespace Supervisor.Node.Fleets;

/// <summary>What is stored holds on this node once a copy of it is kept, and its supervisor has written so.</summary>
internal sealed class FleetHolder(ActorRef<NodeMessage> node, RevisionCopies copies)
{
    internal const string Command = "fleet up";

    // Longer than the journal takes to say that it cannot be written.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<Outcome<FleetApplied>> HoldAsync(Holding holding)
    {
        if (await copies.KeepAsync(holding.Revision) is { } notKept)
        {
            return notKept;
        }

        var (info, stamp) = (holding.Revision.Info, holding.Stamp);
        var plan = holding.Plan with { Revision = info.Number };
        var asked = await node.Ask<CommandOutcome>(
            reply => new ApplyRevision(stamp.Id, stamp.Who, plan, info.Hash, holding.IsOfStart, reply)
            {
                KeepsStop = holding.KeepsStop,
                Basis = holding.Basis,
                StartHash = holding.StartHash,
            },
            Patience
        );
        return ChangeAnswer.ProblemOf(Command, asked) is { } problem
            ? problem
            : new FleetApplied(info.Number, IsNew: true);
    }
}
