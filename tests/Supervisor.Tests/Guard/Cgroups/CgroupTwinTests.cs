using Shouldly;
using Supervisor.Contracts.Guarding.Workloads;
using Supervisor.Guard.Cgroups;
using Xunit;

namespace Supervisor.Tests.Guard.Cgroups;

/// <summary>
/// Version 2 with its controllers, on a directory that looks like it: what is written where. The kernel that would make the
/// files is played by the test.
/// </summary>
public sealed class CgroupTwinTests : IDisposable
{
    private static readonly WorkloadLimits All = new(MemoryBytes: 1 << 28, Cpus: 1.5, Pids: 64);

    private readonly string _own = Directory.CreateTempSubdirectory("supervisor-cgroup-").FullName;

    private string Home => Path.Combine(_own, "supervisor");

    private string Leaf => Path.Combine(Home, "agent-1");

    public void Dispose() => Directory.Delete(_own, recursive: true);

    [Fact]
    public void Limits_OfVersion2_AreWrittenIntoTheWorkloadsOwnDirectory()
    {
        var home = Version2();
        PlayKernel(Leaf, "memory.max", "cpu.max", "pids.max");
        var notes = new List<string>();

        var places = CgroupSetup.Make(home, "agent-1", All, notes);

        notes.ShouldBeEmpty();
        places.Tracking.ShouldBe(Leaf);
        places.Limits.ShouldBeEmpty();
        Read("memory.max").ShouldBe("268435456");
        Read("cpu.max").ShouldBe("150000 100000");
        Read("pids.max").ShouldBe("64");
    }

    [Fact]
    public void Controllers_OfVersion2_AreHandedDownAtBothLevels()
    {
        PlayKernel(_own, "cgroup.subtree_control");
        PlayKernel(Home, "cgroup.subtree_control");

        Version2();

        // The kernel gathers what is written; a plain file keeps what was written last over what was before.
        File.ReadAllText(Path.Combine(_own, "cgroup.subtree_control")).ShouldStartWith("+pids");
        File.ReadAllText(Path.Combine(Home, "cgroup.subtree_control")).ShouldStartWith("+pids");
    }

    [Fact]
    public void Limit_WhoseControllerWasNotHandedDown_IsSaidNotToHold()
    {
        var home = Version2();
        PlayKernel(Leaf, "memory.max", "pids.max");
        var notes = new List<string>();

        CgroupSetup.Make(home, "agent-1", All, notes);

        notes.ShouldBe(["The limit of processor time does not hold: No such file or directory."]);
        Read("memory.max").ShouldBe("268435456");
    }

    [Fact]
    public void Limits_OfVersion1_AreWrittenIntoTheTreeOfTheirController()
    {
        var memory = Path.Combine(_own, "memory");
        PlayKernel(Path.Combine(memory, "supervisor", "agent-1"), "memory.limit_in_bytes");
        var home = new CgroupHome(
            [new CgroupHierarchy(true, [], _own), new CgroupHierarchy(false, ["memory"], memory)],
            "supervisor"
        );
        var notes = new List<string>();

        var places = CgroupSetup.Make(home, "agent-1", new WorkloadLimits(MemoryBytes: 4096), notes);

        notes.ShouldBeEmpty();
        places.Tracking.ShouldBe(Leaf);
        var limit = places.Limits.ShouldHaveSingleItem();
        File.ReadAllText(Path.Combine(limit, "memory.limit_in_bytes")).ShouldBe("4096");
    }

    [Fact]
    public void OutOfMemory_CountedByTheKernel_IsSeenInBothVersions()
    {
        Directory.CreateDirectory(Leaf);
        var places = new CgroupPlaces(Leaf, []);
        CgroupSetup.RanOutOfMemory(places).ShouldBeFalse();

        File.WriteAllText(Path.Combine(Leaf, "memory.events"), "low 0\nmax 9\noom 1\noom_kill 0\n");
        CgroupSetup.RanOutOfMemory(places).ShouldBeFalse();
        File.WriteAllText(Path.Combine(Leaf, "memory.events"), "low 0\nmax 9\noom 1\noom_kill 1\n");
        CgroupSetup.RanOutOfMemory(places).ShouldBeTrue();

        File.Delete(Path.Combine(Leaf, "memory.events"));
        File.WriteAllText(Path.Combine(Leaf, "memory.oom_control"), "oom_kill_disable 0\nunder_oom 0\noom_kill 2\n");
        CgroupSetup.RanOutOfMemory(places).ShouldBeTrue();
    }

    [Fact]
    public void Cgroups_NoneToBeHad_LeaveTheSession()
    {
        var home = new CgroupHome([], "supervisor");
        var notes = new List<string>();

        home.Tracking.ShouldBe(WorkloadTracking.Session);
        CgroupSetup.Make(home, "agent-1", null, notes).All.ShouldBeEmpty();
        notes.ShouldBeEmpty();
    }

    [Fact]
    public void Sweep_CgroupsThatNobodyKnows_RemovesThemAndSaysWhichAreInUse()
    {
        var home = Version2();
        foreach (var leaf in new[] { "known", "empty", "used" })
            Directory.CreateDirectory(Path.Combine(Home, leaf));
        // A cgroup with processes cannot be removed, nor can a directory with a file.
        File.WriteAllText(Path.Combine(Home, "used", "process"), "");

        var left = home.Sweep(new HashSet<string>(StringComparer.Ordinal) { Path.Combine(Home, "known") });

        left.ShouldBe([Path.Combine(Home, "used")]);
        Directory.GetDirectories(Home).Select(Path.GetFileName).ShouldBe(["known", "used"], ignoreOrder: true);
    }

    [Fact]
    public void Folder_OfADataDirectory_IsItsOwnAndStays()
    {
        CgroupFolder.Of("/var/lib/supervisor").ShouldBe(CgroupFolder.Of("/var/lib/supervisor"));
        CgroupFolder.Of("/var/lib/supervisor").ShouldNotBe(CgroupFolder.Of("/var/lib/supervisor2"));
        CgroupFolder.Of("").ShouldBe("supervisor-cbf29ce484222325");
    }

    [Theory]
    [InlineData("planner", "planner-t")]
    [InlineData("memory.max", "memory_max-t")]
    [InlineData("../../etc", "______etc-t")]
    [InlineData("Plänär 7", "Pl_n_r_7-t")]
    public void Leaf_OfAnyAgent_IsAPlainName(string agent, string leaf) => CgroupLeaf.Name(agent, "t").ShouldBe(leaf);

    private static void PlayKernel(string directory, params string[] files)
    {
        Directory.CreateDirectory(directory);
        foreach (var file in files)
        {
            File.WriteAllText(Path.Combine(directory, file), "");
        }
    }

    private CgroupHome Version2()
    {
        var home = new CgroupHome([new CgroupHierarchy(true, [], _own)], "supervisor");
        home.Tracking.ShouldBe(WorkloadTracking.Cgroup2);
        return home;
    }

    private string Read(string file) => File.ReadAllText(Path.Combine(Leaf, file));
}
