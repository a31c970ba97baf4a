using Shouldly;
using Supervisor.IntegrationTests.Journal;
using Xunit;

namespace Supervisor.IntegrationTests.Shipped;

/// <summary>The Compose files of a cluster come to what they should for each kind of machine, as Debian's docker-compose reads them.</summary>
public sealed class ClusterComposeTests : IDisposable
{
    private const string Program = "/usr/bin/docker-compose";

    private static readonly string[] OfWitness = ["docker/etcd.yaml"];
    private static readonly string[] OfNode = ["docker/compose.yaml", "docker/cluster.yaml", "docker/etcd.yaml"];

    private readonly TemporaryDirectory _directory = new();

    public ClusterComposeTests()
    {
        Assert.SkipUnless(
            File.Exists(Program),
            "docker-compose is not installed (Debian: apt-get install docker-compose)."
        );
        Assert.SkipUnless(
            File.Exists("/usr/bin/openssl"),
            "openssl is not installed (Debian: apt-get install openssl)."
        );
    }

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("mainpc", true)]
    [InlineData("pc2", true)]
    [InlineData("witness", false)]
    public async Task Machine_HasItsMemberOfEtcd_WithTlsOn_AndItsNodeAUserOfItsOwn(string machine, bool isNode)
    {
        await MakeFoldersAsync();

        var config = await ConfigAsync(machine, isNode ? OfNode : OfWitness, ("SUPERVISOR_NODE", machine));

        config.Exit.ShouldBe(0, config.Printed);
        config.Printed.ShouldContain($"ETCD_NAME: {machine}\n");
        config.Printed.ShouldContain("ETCD_CLIENT_CERT_AUTH: \"true\"\n");
        config.Printed.ShouldContain("ETCD_PEER_CLIENT_CERT_AUTH: \"true\"\n");
        config.Printed.ShouldContain($"- {FolderOf(machine)}:/etc/etcd:ro\n");
        config.Printed.ShouldContain("- etcd-data:/var/lib/etcd:rw\n");
        config.Printed.Contains($"SUPERVISOR_ETCD_USER: {machine}\n", StringComparison.Ordinal).ShouldBe(isNode);
        config.Printed.Contains($"SUPERVISOR_NODE: {machine}\n", StringComparison.Ordinal).ShouldBe(isNode);
        config.Printed.Contains("- guard\n", StringComparison.Ordinal).ShouldBe(isNode);
    }

    [Fact]
    public async Task Node_WithoutAName_IsRefused()
    {
        await MakeFoldersAsync();

        var config = await ConfigAsync("mainpc", OfNode);

        config.Exit.ShouldNotBe(0);
        config.Printed.ShouldContain("the name of the node");
    }

    private async Task MakeFoldersAsync()
    {
        var made = await ShippedScript.RunAsync(
            ShippedScript.PathOf("config/etcd/members.sh"),
            ["home", _directory.Path, "mainpc=10.0.0.1", "pc2=10.0.0.2", "witness=10.0.0.3"]
        );
        made.Exit.ShouldBe(0, made.Printed);
    }

    private Task<ShippedScript> ConfigAsync(
        string machine,
        IEnumerable<string> files,
        params IEnumerable<(string Name, string Value)> more
    ) =>
        ShippedScript.RunAsync(
            Program,
            ["-p", "supervisor", .. files.SelectMany(file => new[] { "-f", file }), "config"],
            more.Append(("ETCD_DIR", FolderOf(machine)))
                .Append(("SUPERVISOR_FLEET_DIR", "/srv/fleet"))
                .ToDictionary(variable => variable.Item1, variable => variable.Item2, StringComparer.Ordinal)
        );

    private string FolderOf(string machine) => Path.Combine(_directory.Path, machine);
}
