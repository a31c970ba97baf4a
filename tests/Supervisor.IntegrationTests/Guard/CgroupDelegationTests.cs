using Shouldly;
using Supervisor.Guard.Cgroups;
using Supervisor.IntegrationTests.Journal;
using Xunit;

namespace Supervisor.IntegrationTests.Guard;

/// <summary>Where workloads get their cgroups, by what systemd leaves on a directory that it gave away.</summary>
public sealed class CgroupDelegationTests
{
    private const string Mark = "import os, sys; os.setxattr(sys.argv[1], 'user.delegate', b'1')";

    [Fact]
    public async Task Home_BelowADelegatedCgroup_IsBesideTheGuardsOwn()
    {
        using var directory = new TemporaryDirectory();
        var own = Directory.CreateDirectory(directory.File("daemon")).FullName;
        var (code, said) = await ChildProcess.RunAsync("python3", "-c", Mark, directory.Path);
        Assert.SkipUnless(code == 0, $"This file system keeps no such marks: {said}");

        var home = new CgroupHome([new CgroupHierarchy(true, [], own)], "supervisor");

        home.TrackingDirectory("leaf").ShouldBe(directory.File("supervisor/leaf"));
    }

    [Fact]
    public void Home_OfACgroupThatNobodyGaveAway_IsBelowTheGuardsOwn()
    {
        using var directory = new TemporaryDirectory();
        var own = Directory.CreateDirectory(directory.File("daemon")).FullName;

        var home = new CgroupHome([new CgroupHierarchy(true, [], own)], "supervisor");

        home.TrackingDirectory("leaf").ShouldBe(Path.Combine(own, "supervisor", "leaf"));
    }
}
