using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Shouldly;
using Supervisor.Cluster.Trust;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Contracts.Ids;
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
                // Of a joining that was killed after its last word.
                paths.JoiningKey,
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

    /// <summary>Killed after each of its steps.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void NodeWhoseRecordIsGone_HasLeft_AndJoinsAnotherClusterWithNothingOfThisOne(int gone)
    {
        var paths = new ClusterPaths(_directory);
        string[] inOrder = [paths.Own, paths.AuthorityKey, paths.Authority, paths.Denied, paths.Memory];
        foreach (var file in inOrder.Skip(gone))
        {
            File.WriteAllText(file, "of home");
        }

        File.WriteAllText(paths.Left, "home\n");
        var folder = new ClusterFolder(paths);
        (folder.Belongs, folder.Left).ShouldBe((false, "home"));
        folder.JoiningKey().Dispose();

        folder.Write(Identity());

        Directory
            .GetFiles(_directory)
            .Order(StringComparer.Ordinal)
            .ShouldBe(new[] { paths.Authority, paths.Own, paths.Record }.Order(StringComparer.Ordinal));
        (folder.Belongs, folder.Left, folder.Read().IsOk).ShouldBe((true, null, true));
    }

    private static ClusterIdentity Identity()
    {
        var (cluster, now) = (ClusterId.FromEntropy(new byte[16]), TimeProvider.System.GetUtcNow());
        using var authority = ClusterAuthority.Found(cluster, now);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var node = NodeId.FromEntropy(new byte[16]);
        using var leaf = authority.Issue(node, new PublicKey(key), [], now);
        return new ClusterIdentity(
            cluster,
            "other",
            node,
            "pc2",
            authority.PublicCertificate,
            leaf.CopyWithPrivateKey(key)
        );
    }
}
