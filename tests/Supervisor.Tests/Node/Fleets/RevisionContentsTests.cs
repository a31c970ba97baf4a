using System.Text;
using Shouldly;
using Supervisor.Fleet.Bundles;
using Supervisor.Node.Fleets;
using Xunit;

namespace Supervisor.Tests.Node.Fleets;

public sealed class RevisionContentsTests : IDisposable
{
    private const string Fleet = "services: { web: { image: web:1 } }";

    private readonly string _directory = Directory.CreateTempSubdirectory("supervisor-test-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("/fleet/key.json")]
    [InlineData("/fleet/key")]
    public void File_ThatAContainerIsToSee_IsSealedWhateverItIsCalled(string path)
    {
        var secrets = SecretStore.Open(_directory, static count => new byte[count]);
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["/fleet/fleet.yaml"] = Encoding.UTF8.GetBytes(Fleet),
            [path] = "hunter2"u8.ToArray(),
        };
        var bundle = new FleetBundle(
            FleetBundle.CurrentVersion,
            [
                ["/fleet/fleet.yaml"],
            ],
            "box",
            [],
            new Dictionary<string, string>(StringComparer.Ordinal),
            files
        )
        {
            Contents = [path],
        };

        var content = RevisionContents.Seal(bundle, secrets);

        Encoding.UTF8.GetString(content).ShouldNotContain("hunter2");
        Encoding.UTF8.GetString(content).ShouldContain("web:1");
        var opened = RevisionContents.Open(content, secrets).Value.ShouldNotBeNull();
        opened.Files[path].ShouldBe(files[path]);
    }

    [Fact]
    public void Key_ForAPurpose_IsOfThisNodeAndOfThatPurpose()
    {
        var secrets = SecretStore.Open(_directory, static count => new byte[count]);

        secrets.KeyFor("one").ShouldBe(SecretStore.Open(_directory, static count => new byte[count]).KeyFor("one"));
        secrets.KeyFor("one").ShouldNotBe(secrets.KeyFor("other"));
    }
}
