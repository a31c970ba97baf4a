using System.Security.Cryptography.X509Certificates;
using Shouldly;
using Supervisor.IntegrationTests.Journal;
using Xunit;

namespace Supervisor.IntegrationTests.Shipped;

/// <summary>
/// What config/etcd makes for the machines of a cluster. That a real etcd and real daemons get on with it is shown where the page is
/// followed that uses it.
/// </summary>
public sealed class EtcdScriptsTests : IDisposable
{
    private static readonly string[] Three = ["mainpc=10.0.0.1", "pc2=pc2.lan", "witness=10.0.0.3"];

    private readonly TemporaryDirectory _directory = new();

    private string Home => Path.Combine(_directory.Path, "home");

    public EtcdScriptsTests() =>
        Assert.SkipUnless(
            File.Exists("/usr/bin/openssl"),
            "openssl is not installed (Debian: apt-get install openssl)."
        );

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Folders_OfThree_HaveCertificatesOfOneAuthority_ForBothSides_WithoutACommonName()
    {
        (await MembersAsync(Three)).Exit.ShouldBe(0);

        using var authority = X509CertificateLoader.LoadCertificateFromFile(FileOf("mainpc", "ca.pem"));
        foreach (var (name, address) in Three.Select(given => (given.Split('=')[0], given.Split('=')[1])))
        {
            using var own = X509Certificate2.CreateFromPemFile(FileOf(name, "cert.pem"), FileOf(name, "key.pem"));
            own.Subject.ShouldNotContain("CN=");
            own.MatchesHostname(address).ShouldBeTrue(name);
            own.MatchesHostname(name).ShouldBeTrue(name);
            Verifies(own, authority).ShouldBeTrue(name);
            own.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages.Count.ShouldBe(2);
        }
    }

    [Fact]
    public async Task Files_AreReadableByTheirOwnerAlone()
    {
        (await MembersAsync(Three)).Exit.ShouldBe(0);

        foreach (var file in Directory.GetFiles(Home, "*", SearchOption.AllDirectories))
        {
            File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
        }
    }

    [Fact]
    public async Task Machine_Added_ChangesNothingButSettingsOfTheOthers()
    {
        (await MembersAsync(Three)).Exit.ShouldBe(0);
        var before = Kept();

        (await MembersAsync([.. Three, "node:pc3=10.0.0.4"])).Exit.ShouldBe(0);

        Kept().Where(file => !file.Key.Contains("pc3", StringComparison.Ordinal)).ShouldBe(before);
        File.Exists(FileOf("pc3", "etcd.env")).ShouldBeFalse();
        (
            await File.ReadAllTextAsync(FileOf("pc3", "supervisor.env"), TestContext.Current.CancellationToken)
        ).ShouldContain("SUPERVISOR_ETCD=https://10.0.0.1:2379,https://pc2.lan:2379,https://10.0.0.3:2379\n");
    }

    [Theory]
    [InlineData("home")]
    [InlineData("my home", "DIR", "mainpc=10.0.0.1")]
    [InlineData("home", "DIR", "mainpc")]
    [InlineData("home", "DIR", "mainpc=")]
    [InlineData("home", "DIR", "main/pc=10.0.0.1")]
    [InlineData("home", "DIR", "mainpc=10.0.0.1=2")]
    [InlineData("home", "DIR", "node:mainpc=10.0.0.1")]
    public async Task Words_ThatMakeNoCluster_AreRefusedInASentence_AndNothingIsMade(params string[] words)
    {
        var run = await ShippedScript.RunAsync(
            ShippedScript.PathOf("config/etcd/members.sh"),
            words.Select(word => word == "DIR" ? Home : word)
        );

        run.Exit.ShouldBe(2, run.Printed);
        run.Printed.ShouldStartWith("members.sh: ");
        Directory.Exists(Home).ShouldBeFalse();
    }

    [Fact]
    public async Task User_OfWhomThereIsNoPassword_IsNotMade()
    {
        (await MembersAsync(Three)).Exit.ShouldBe(0);

        var run = await ShippedScript.RunAsync(
            ShippedScript.PathOf("config/etcd/users.sh"),
            ["home", Home, "mainpc", "laptop"]
        );

        run.Exit.ShouldBe(1);
        run.Printed.ShouldContain("has no password of laptop");
    }

    private Task<ShippedScript> MembersAsync(IEnumerable<string> machines) =>
        ShippedScript.RunAsync(ShippedScript.PathOf("config/etcd/members.sh"), ["home", Home, .. machines]);

    private string FileOf(string machine, string file) => Path.Combine(Home, machine, file);

    /// <summary>Everything but settings, which name all machines.</summary>
    private Dictionary<string, string> Kept() =>
        Directory
            .GetFiles(Home, "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".env", StringComparison.Ordinal))
            .ToDictionary(file => file, File.ReadAllText, StringComparer.Ordinal);

    private static bool Verifies(X509Certificate2 certificate, X509Certificate2 authority)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(certificate);
    }
}
