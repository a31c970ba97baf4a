using Supervisor.Contracts.Guarding.Workloads;
using Xunit;

namespace Supervisor.IntegrationTests.Guard;

public sealed class UnifiedTreeTests : TreeContract
{
    protected override string Tracking => WorkloadTracking.Cgroup2;

    private protected override async Task<RunningGuard> StartGuardAsync()
    {
        var guard = await RunningGuard.StartAsync();
        if (guard.Session.Welcome.Tracking != Tracking)
        {
            await guard.DisposeAsync();
            Assert.Skip("Cgroups of version 2 cannot be made here.");
        }

        return guard;
    }
}
