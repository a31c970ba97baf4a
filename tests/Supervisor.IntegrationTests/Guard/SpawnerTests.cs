using Shouldly;
using Supervisor.Guard.Cgroups;
using Supervisor.Guard.Native;
using Supervisor.Guard.Spawning;
using Xunit;

namespace Supervisor.IntegrationTests.Guard;

public sealed class SpawnerTests
{
    private const int NoDescriptor = -1;

    [Fact]
    public void Spawn_BirthplaceThatIsACgroup_HasNothingToEnter()
    {
        var place = TryMakeCgroup();
        Assert.SkipWhen(place is null, "Cgroups of version 2 cannot be made here.");
        var directory = Libc.Open(place, Libc.OpenReadOnly | Libc.OpenCloseOnExec);

        var spawned = Spawner.Spawn(Plan(directory));

        spawned.Error.ShouldBeNull();
        spawned.Missing.ShouldBeEmpty();
        CgroupFile.Pids(place).ShouldBe([spawned.Pid]);
        End(spawned.Pid);
        Libc.Close(directory);
        Directory.Delete(place);
    }

    [Fact]
    public void Spawn_BirthplaceThatIsNone_IsBornBesideAndToldToEnter()
    {
        var directory = Libc.Open("/", Libc.OpenReadOnly | Libc.OpenCloseOnExec);

        var spawned = Spawner.Spawn(Plan(directory));

        (spawned.Error, spawned.Missing.ShouldHaveSingleItem()).ShouldBe((null, "The cgroup: Bad file descriptor."));
        End(spawned.Pid);
        Libc.Close(directory);
    }

    private static string? TryMakeCgroup()
    {
        var own = CgroupMounts.OfThisProcess().FirstOrDefault(hierarchy => hierarchy.IsVersion2)?.Own;
        try
        {
            return own is null
                ? null
                : Directory.CreateDirectory(Path.Combine(own, $"test-{Guid.NewGuid():N}")).FullName;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static ChildPlan Plan(int birthplace) =>
        new(
            "/bin/sleep",
            ["sleep", Leftovers.Lifetime],
            [],
            "/",
            [],
            [("The cgroup", NoDescriptor)],
            birthplace,
            [],
            null,
            0x12
        );

    private static void End(int pid)
    {
        LibcProcesses.Kill(pid, LibcProcesses.SignalKill);
        LibcProcesses.Wait(pid, out _, options: 0);
    }
}
