using Shouldly;
using Supervisor.Cluster.Trust.Custody;
using Xunit;

namespace Supervisor.Tests.Node.Clusters;

public sealed class ClusterFolderLeftTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("supervisor-left-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void NodeThatLeft_BelongsNoMore_RemembersWhich_AndHasNothingSecretOfIt()
    {
        var paths = new ClusterPaths(_directory);
        foreach (
            var file in new[]
            {
                paths.Record,
                paths.Own,
                paths.Authority,
                paths.AuthorityKey,
                paths.Denied,
                paths.Memory,
            }
        )
        {
            File.WriteAllText(file, "x");
        }

        var folder = new ClusterFolder(paths);
        folder.Left.ShouldBeNull();
        folder.Leave("home");
        folder.Leave("home");

        (folder.Belongs, folder.Left).ShouldBe((false, "home"));
        Directory.GetFiles(_directory).ShouldBe([paths.Left]);
    }

    [Fact]
    public void NodeWhoseLeavingWasCutShort_BelongsStill_AndIsAskedAgain()
    {
        var paths = new ClusterPaths(_directory);
        File.WriteAllText(paths.Record, "x");
        File.WriteAllText(paths.Left, "home\n");

        new ClusterFolder(paths).ShouldSatisfyAllConditions(
            folder => folder.Belongs.ShouldBeTrue(),
            folder => folder.Left.ShouldBeNull()
        );
    }
}
