using Supervisor.Contracts.Guarding.Workloads;
using Xunit;

namespace Supervisor.IntegrationTests.Guard;

public sealed class FreezerTreeTests : TreeContract
{
    protected override string Tracking => WorkloadTracking.Freezer;

    private protected override async Task<RunningGuard> StartGuardAsync()
    {
        var guard = await RunningGuard.StartAsync("--cgroups", "v1");
        if (guard.Session.Welcome.Tracking != Tracking)
        {
            await guard.DisposeAsync();
            Assert.Skip("Cgroups of version 1 cannot be made here.");
        }

        return guard;
    }
}
