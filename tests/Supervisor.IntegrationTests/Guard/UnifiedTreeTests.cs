using Shouldly;
using Supervisor.Contracts.Guarding.Workloads;
using Xunit;

namespace Supervisor.IntegrationTests.Guard;

public sealed class UnifiedTreeTests : TreeContract
{
    /// <summary>Into a cgroup of its own below the one that it was given, as a manager of containers does.</summary>
    private const string Digs = """
        import os, time
        root = next(mount.split()[1] for mount in open('/proc/mounts') if mount.split()[2] == 'cgroup2')
        own = next(line[3:].strip() for line in open('/proc/self/cgroup') if line.startswith('0::'))
        deeper = root + own + '/deeper'
        os.mkdir(deeper)
        if os.fork(): os._exit(0)
        open(deeper + '/cgroup.procs', 'w').write('0')
        print('escaped', os.getpid(), flush=True)
        time.sleep(300)
        """;

    [Fact]
    public async Task Exit_ProcessInACgroupBelow_IsKilledBeforeItIsTold()
    {
        await using var guard = await StartGuardAsync();

        var exit = (await guard.FinishAsync(guard.Describe("digger", "python3", "-c", Digs))).Exit!;

        exit.Leftovers.ShouldBe(1);
    }

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
