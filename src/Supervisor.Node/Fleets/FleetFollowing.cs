using Supervisor.Contracts.Palettes;
using Supervisor.Node.Fleets.Downs;
using Supervisor.Node.Fleets.Parts;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Node.Fleets;

/// <summary>Has the node hold the newest revision that there is, whichever node it was applied at.</summary>
internal sealed class FleetFollowing(
    FleetPorts ports,
    FleetReader reader,
    FleetStore store,
    FleetHolder holder,
    FleetBringing bringing
)
{
    /// <summary>What is down for all has to be known before a revision is held.</summary>
    public required DownDesk Downs { get; init; }

    /// <returns>Why it does not; null when it does.</returns>
    public async Task<OperatorError?> FollowAsync()
    {
        var fleet = await reader.ReadAsync();
        if (fleet.IsOk && bringing.IsDue(fleet.Value))
        {
            if (await BringAsync(fleet.Value) is { } notBrought)
            {
                return notBrought;
            }

            fleet = await reader.ReadAsync();
        }

        return fleet.IsOk ? await FollowAsync(fleet.Value) : fleet.Error;
    }

    private async Task<OperatorError?> FollowAsync(NodeFleet fleet)
    {
        var held = fleet.Revision;
        var latest = await store.ReadLatestAsync();
        if (latest.Status == ReadStatus.Unavailable)
        {
            return FleetErrors.NotFollowed(latest.Reason);
        }

        var number = latest.Value?.Info.Number ?? 0;
        return latest.Value is not { } revision || number <= held
            ? number < held
                ? FleetErrors.StoreBehind(number, held)
                : number > 0 && latest.Value!.Info.Hash != fleet.Hash
                    ? FleetErrors.TwoContents(number)
                    : null
            : await HoldAsync(revision, basis => basis <= held);
    }

    /// <summary>What it ran before it belonged becomes a part of what all have, and what an operator stopped here stays so.</summary>
    private async Task<OperatorError?> BringAsync(NodeFleet fleet)
    {
        var own = await store.FindAsync(fleet);
        if (!own.IsOk)
        {
            return own.Error;
        }

        var brought = await bringing.BringAsync(fleet, own.Value);
        return brought.IsOk ? await HoldAsync(brought.Value, static _ => true) : brought.Error;
    }

    /// <param name="keepsStop">
    /// Whether nobody has said since that what is stopped should run; told the last revision that somebody applied.
    /// </param>
    private async Task<OperatorError?> HoldAsync(Revision revision, Func<long, bool> keepsStop)
    {
        var plan = ports.Drafts.PlanOf(revision);
        if (!plan.IsOk)
        {
            return plan.Error;
        }

        var basis = RevisionContents.Read(revision.Content.Span).Value?.Basis;
        var applied = basis ?? revision.Info.Number;
        var isDown = await Downs.PrecedeAsync(applied);
        if (!isDown.IsOk)
        {
            return isDown.Error;
        }

        if (plan.Value.Groups.Count > 0)
        {
            ports.ExpectWork();
        }

        var holding = new Holding(revision, plan.Value, revision.Info.Stamp)
        {
            Basis = basis,
            KeepsStop = isDown.Value || keepsStop(applied),
        };
        return (await holder.HoldAsync(holding)).Error;
    }
}
