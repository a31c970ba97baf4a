using System.Security.Cryptography;
using Supervisor.Actors;
using Supervisor.Cluster.Coordination.Embedded;
using Supervisor.Cluster.Recovery;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Fleets;
using Supervisor.Node.Hosting;
using Supervisor.Supervision.Ownership;

namespace Supervisor.Node.Clusters.Leaving;

/// <summary>
/// The steps by which a node leaves its cluster. Until the last nothing is changed that is not taken back: from then on it is alone,
/// with what is pinned to it.
/// </summary>
/// <param name="ownership">Null: of a node that owns nothing.</param>
internal sealed class ClusterLeaving(ClusterLife life, FleetDesk? desk, ActorRef<OwnershipMessage>? ownership)
{
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(5);

    /// <summary>Longer than a group may take to end in its own order.</summary>
    private static readonly TimeSpan HandOverPatience = TimeSpan.FromSeconds(150);

    public async Task<Outcome<IReadOnlyList<NodeRecord>>> NodesAsync()
    {
        var nodes = await life.Links.Register().NodesAsync();
        if (!nodes.IsOk)
        {
            return LeavingErrors.InTrouble(nodes.Error);
        }

        return LeavingRules.WhyNot(life.Services.Identity.Node, nodes.Value, life.Trouble) is { } problem
            ? problem
            : nodes;
    }

    /// <summary>What this node owns, and where each could go; empty where nothing is owned.</summary>
    public async Task<IReadOnlyList<string>> OwnedAsync()
    {
        if (ownership is null)
        {
            return [];
        }

        var self = life.Services.Identity.Node;
        var asked = await ownership.Ask<OwnershipDescription>(reply => new DescribeOwnership(reply), AnswerPatience);
        return asked.Reply is { } described
            ?
            [
                .. described
                    .Groups.Where(group => group.Value.Owner == self.Value)
                    .Select(group =>
                        group.Value.Ranking.Candidates.FirstOrDefault(place => place.Fits && place.Node != self)
                            is { } next
                            ? $"{group.Key} (to {next.Name})"
                            : $"{group.Key} (nowhere else: it ends)"
                    ),
            ]
            : [];
    }

    /// <returns>What of them has not ended in time; null when nothing is owned any more.</returns>
    public async Task<OperatorError?> HandOverAsync(CancellationToken stop)
    {
        if (ownership is null)
        {
            return null;
        }

        var asked = await ownership.Ask<AllGivenBack>(reply => new GiveAllBack(reply), HandOverPatience, stop);
        if (asked.IsAnswered)
        {
            return null;
        }

        var left = await OwnedAsync();
        Stay();
        return LeavingErrors.NotHandedOver(left);
    }

    /// <summary>What was given back may be taken again.</summary>
    public void Stay() => ownership?.Tell(new TakeAgain());

    /// <summary>The revision that holds goes on under its number in the node's own store, so that later ones come after it.</summary>
    public async Task<OperatorError?> CarryOverAsync()
    {
        if (desk is null)
        {
            return null;
        }

        var held = await desk.HeldAsync();
        if (!held.IsOk || held.Value is not { } revision)
        {
            return held.Error;
        }

        await using var own = new EmbeddedCoordination(
            new EmbeddedSettings(life.Services.OwnStore),
            TimeProvider.System,
            new LinuxBootClock(),
            RandomNumberGenerator.GetBytes
        );
        var reason = await RevisionRefill.FillAsync(
            own,
            revision.Info.Number,
            revision,
            RandomNumberGenerator.GetBytes
        );
        return reason is null ? null : LeavingErrors.NotCarriedOver(reason);
    }

    /// <summary>The cluster knows it from now on, and this node as soon as its daemon has started anew.</summary>
    public async Task<OperatorError?> LeaveAsync(string by, string cause)
    {
        var left = await life.Links.Register().LeaveAsync(life.Services.Identity.Node, by);
        if (!left.IsOk)
        {
            Stay();
            return left.Error;
        }

        life.Services.Folder.Leave(life.Services.Identity.ClusterName);
        life.StartAnew(cause);
        return null;
    }
}
