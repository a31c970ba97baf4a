using Supervisor.Cluster.Membership;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Clusters.Sightings;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Node.Clusters;

/// <summary>This node's place among the others, for as long as it has one.</summary>
/// <param name="knownLooks"><inheritdoc cref="LateMembership" path="/param[@name='knownLooks']"/></param>
internal sealed class ClusterSeat(ClusterServices services, Func<long?> knownLooks) : IAsyncDisposable
{
    private readonly LateMembership _membership = new(knownLooks);
    private MembershipKeeper? _keeper;

    public IMembership Membership => _membership;

    public MembersView View => _membership.View;

    /// <returns>Why it cannot have one. Ends with a fault of cancellation when it is told to stop.</returns>
    public async Task<OperatorError?> TakeAsync(CancellationToken stop)
    {
        var log = new MembershipLog(services.Logs.CreateLogger<MembershipLog>());
        _keeper = MembershipKeeper.Start(services.Seat, services.Store, log);
        _membership.Begin(_keeper);
        _keeper.Watch(new SightingLog(services.Logs.CreateLogger<SightingLog>(), services.Seat.Own.Node).See);
        return await _keeper.Entering.WaitAsync(stop);
    }

    /// <summary>After another daemon lived as this node: returns when it does no more, and this one is seen in its place.</summary>
    public Task WaitForItAsync(CancellationToken stop) => _keeper?.Entered.WaitAsync(stop) ?? Task.CompletedTask;

    /// <summary>The others hear at once that it goes.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_keeper is { } keeper)
        {
            _keeper = null;
            await keeper.DisposeAsync();
        }
    }
}
