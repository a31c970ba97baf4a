using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Shouldly;
using Supervisor.Cluster.Joining;
using Supervisor.Cluster.Trust;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Cluster.Trust.Views;
using Supervisor.Contracts.Time;
using Supervisor.IntegrationTests.Journal;
using Supervisor.TestKit.Links;
using Xunit;

namespace Supervisor.IntegrationTests.Trust;

public sealed class ClusterFolderTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryDirectory _data = new();
    private readonly ClusterAuthority _authority = ClusterAuthority.Found(
        LinkWorld.Cluster,
        TimeProvider.System.GetUtcNow().AddDays(-200)
    );

    private ClusterPaths Paths => ClusterPaths.In(_data.Path);

    private ClusterFolder Folder => new(Paths);

    public void Dispose()
    {
        _authority.Dispose();
        _data.Dispose();
    }

    [Fact]
    public void Files_Written_ReadBackTheSame_ForTheirOwnerAlone()
    {
        var identity = Identity() with { Key = _authority, Coordination = """{"etcd":["https://10.0.0.1:2379"]}""" };

        Folder.Write(identity);

        Folder.Belongs.ShouldBeTrue();
        var read = Folder.Read().Value!;
        (read.Cluster, read.ClusterName, read.Node, read.Name, read.Coordination).ShouldBe(
            (identity.Cluster, "home", identity.Node, "pc1", identity.Coordination)
        );
        read.Own.RawData.ShouldBe(identity.Own.RawData);
        read.Own.HasPrivateKey.ShouldBeTrue();
        read.Authority.HasPrivateKey.ShouldBeFalse();
        read.Key!.KeyPem.ShouldBe(_authority.KeyPem);
        foreach (var file in Directory.GetFiles(Paths.Directory))
        {
            File.GetUnixFileMode(file).ShouldBe(OwnerOnly, file);
        }

        File.GetUnixFileMode(Paths.Directory).ShouldBe(OwnerOnly | UnixFileMode.UserExecute);
    }

    [Fact]
    public void WhatANodeBrought_AndAFoundingThatIsNotDone_ReadBackTheSame()
    {
        var brought = new BroughtFleet(57, "hash", 58, new HybridTime(9), "supervisor --cluster")
        {
            IsFounder = true,
            Cluster = "before",
        };
        Folder.Write(Identity() with { Brought = brought, IsFounding = true });
        var read = Folder.Read().Value!;
        (read.Brought, read.IsFounding).ShouldBe((brought, true));

        Folder.WriteRecord(read with { IsFounding = false });

        (Folder.Read().Value!.Brought, Folder.Read().Value!.IsFounding).ShouldBe((brought, false));
        File.ReadAllText(Paths.Record).ShouldNotContain("founding");
    }

    [Fact]
    public void Node_ThatDoesNotHoldTheAuthoritysKey_HasNone()
    {
        Folder.Write(Identity());

        Folder.Read().Value!.Key.ShouldBeNull();
        File.Exists(Paths.AuthorityKey).ShouldBeFalse();
    }

    [Fact]
    public void Certificate_ThatHasExpired_IsNoDamage()
    {
        Folder.Write(Identity(made: TimeProvider.System.GetUtcNow().AddDays(-150)));

        var read = Folder.Read().Value!;

        LeafRules.IsOver(read.Own, TimeProvider.System.GetUtcNow()).ShouldBeTrue();
    }

    [Theory]
    [InlineData("cluster.json", "", "no JSON")]
    [InlineData("cluster.json", "null", "missing or malformed")]
    [InlineData("cluster.json", """{"version":1}""", "missing or malformed")]
    [InlineData("authority.pem", "", "no certificate")]
    [InlineData("node.pem", "", "does not hold")]
    [InlineData("authority.key", "", "not the key")]
    public void File_ThatIsDamaged_IsNamedWithWhatIsWrong(string file, string content, string why)
    {
        Folder.Write(Identity() with { Key = _authority });
        File.WriteAllText(Path.Combine(Paths.Directory, file), content);

        var error = Folder.Read().Error.ShouldNotBeNull();

        error.Code.ShouldBe(JoinErrorCodes.Damaged);
        error.Message.ShouldContain(Path.Combine(Paths.Directory, file));
        error.Why.ShouldContain(why);
    }

    [Theory]
    [InlineData("cluster.json")]
    [InlineData("authority.pem")]
    [InlineData("node.pem")]
    public void File_ThatIsMissing_IsNamed(string file)
    {
        Folder.Write(Identity());
        File.Delete(Path.Combine(Paths.Directory, file));

        Folder.Belongs.ShouldBeTrue();
        Folder.Read().Error!.Message.ShouldBe($"The file {Path.Combine(Paths.Directory, file)} is missing.");
    }

    [Theory]
    [InlineData("node.pem")]
    [InlineData("authority.key")]
    public void Key_ThatOthersCanOpen_IsNotUsed(string file)
    {
        Folder.Write(Identity() with { Key = _authority });
        File.SetUnixFileMode(Path.Combine(Paths.Directory, file), OwnerOnly | UnixFileMode.GroupRead);

        Folder.Read().Error!.Why.ShouldContain("Others can open");
    }

    [Fact]
    public void File_OfANewerVersion_IsNotCalledDamaged()
    {
        Folder.Write(Identity());
        File.WriteAllText(Paths.Record, """{"version":2}""");

        Folder.Read().Error!.Code.ShouldBe(JoinErrorCodes.NewerFiles);
    }

    [Fact]
    public void Files_OfAnotherAuthorityOrNode_AreTold()
    {
        using var stranger = ClusterAuthority.Found(LinkWorld.Cluster, TimeProvider.System.GetUtcNow());
        Folder.Write(Identity() with { Key = _authority });

        WithFile(Paths.Authority, stranger.PublicCertificate.ExportCertificatePem())
            .ShouldContain("another authority's");
        WithFile(Paths.AuthorityKey, stranger.KeyPem).ShouldContain("not the key");
        WithFile(Paths.Own, Pem(Leaf(stranger, 1))).ShouldContain("not this node's");
        WithFile(Paths.Own, Pem(Leaf(_authority, 2))).ShouldContain("not this node's");
        Folder.Read().IsOk.ShouldBeTrue();
    }

    [Fact]
    public void Joining_CutShortBeforeItsLastFile_GoesOnWithTheSameKey()
    {
        byte[] key;
        using (var made = Folder.JoiningKey())
        {
            key = made.ExportSubjectPublicKeyInfo();
        }

        Folder.WriteOwn(Identity());

        Folder.Belongs.ShouldBeFalse("Nothing says yet that it belongs.");
        using var again = Folder.JoiningKey();
        again.ExportSubjectPublicKeyInfo().ShouldBe(key);
    }

    [Fact]
    public void JoiningKey_ThatIsDamaged_IsMadeAnew()
    {
        Folder.JoiningKey().Dispose();
        File.WriteAllText(Paths.JoiningKey, "-----BEGIN");

        using var made = Folder.JoiningKey();

        using var again = Folder.JoiningKey();
        again.ExportSubjectPublicKeyInfo().ShouldBe(made.ExportSubjectPublicKeyInfo());
    }

    [Fact]
    public void Files_ThatAreCleared_LeaveANodeThatIsAlone()
    {
        Folder.Write(Identity());

        Folder.Clear();

        Folder.Belongs.ShouldBeFalse();
        Folder.Clear();
    }

    [Fact]
    public void Denials_Remembered_ReadBackTheSame_AndDamageIsTold()
    {
        Folder.Write(Identity());
        DeniedFile.Read(Paths).Value!.Nodes.ShouldBeEmpty();
        var view = DenyView.Unknown with { Nodes = DenyView.Unknown.Nodes.Add("n", "why") };

        DeniedFile.Write(Paths, view);

        DeniedFile.Read(Paths).Value!.Nodes["n"].ShouldBe("why");
        File.WriteAllText(Paths.Denied, "{");
        DeniedFile.Read(Paths).Error!.Code.ShouldBe(JoinErrorCodes.Damaged);
    }

    private ClusterIdentity Identity(DateTimeOffset? made = null) =>
        new(
            LinkWorld.Cluster,
            "home",
            LinkWorld.Node(1),
            "pc1",
            _authority.PublicCertificate,
            Leaf(_authority, 1, made)
        );

    private static X509Certificate2 Leaf(ClusterAuthority authority, byte number, DateTimeOffset? made = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var at = made ?? TimeProvider.System.GetUtcNow();
        using var leaf = authority.Issue(LinkWorld.Node(number), new PublicKey(key), ["127.0.0.1"], at);
        return leaf.CopyWithPrivateKey(key);
    }

    private static string Pem(X509Certificate2 own)
    {
        using var key = own.GetECDsaPrivateKey()!;
        return own.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem();
    }

    /// <summary>What is wrong while a file holds something else.</summary>
    private string WithFile(string path, string content)
    {
        var kept = File.ReadAllText(path);
        File.WriteAllText(path, content);
        try
        {
            return Folder.Read().Error!.Why;
        }
        finally
        {
            File.WriteAllText(path, kept);
        }
    }
}
