using Supervisor.Contracts.Guarding.Workloads;

namespace Supervisor.IntegrationTests.Guard;

public sealed class SessionTreeTests : TreeContract
{
    protected override string Tracking => WorkloadTracking.Session;

    private protected override Task<RunningGuard> StartGuardAsync() => RunningGuard.StartAsync("--cgroups", "none");
}
