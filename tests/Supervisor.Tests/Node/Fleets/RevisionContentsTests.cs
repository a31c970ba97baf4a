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

        var stored = Encoding.UTF8.GetString(RevisionContents.Write(content));
        stored.ShouldNotContain("hunter2");
        stored.ShouldContain("web:1");
        var opened = RevisionContents.Open(content, secrets).Value.ShouldNotBeNull();
        opened.Files[path].ShouldBe(files[path]);
    }

    [Fact]
    public void Shared_IsReadByANodeWithTheSameKey_AndByNoOther()
    {
        var one = SecretStore.Open(Path.Combine(_directory, "one"), static count => new byte[count]);
        var same = SecretStore.Open(Path.Combine(_directory, "same"), static count => new byte[count]);
        var other = SecretStore.Open(Path.Combine(_directory, "other"), static count => [.. new byte[count - 1], 1]);
        var bundle = Secret("hunter2");

        var content = RevisionContents.Seal(bundle, one, "home");

        var stored = RevisionContents.Write(content);
        Encoding.UTF8.GetString(stored).ShouldNotContain("hunter2");
        RevisionContents.Write(RevisionContents.Seal(bundle, same, "home")).ShouldBe(stored);
        var opened = RevisionContents.Open(content, same).Value.ShouldNotBeNull();
        opened.Variables["PASSWORD"].ShouldBe("hunter2");
        RevisionContents.Open(content, other).Error.ShouldNotBeNull().Code.ShouldBe("start.secret-missing");
    }

    [Fact]
    public void Unshared_IsReadOnItsOwnNodeAlone()
    {
        var one = SecretStore.Open(Path.Combine(_directory, "one"), static count => new byte[count]);
        var same = SecretStore.Open(Path.Combine(_directory, "same"), static count => new byte[count]);

        var content = RevisionContents.Seal(Secret("hunter2"), one);

        RevisionContents.Open(content, one).IsOk.ShouldBeTrue();
        RevisionContents.Open(content, same).Error.ShouldNotBeNull().Code.ShouldBe("start.secret-missing");
    }

    [Theory]
    [InlineData("")]
    [InlineData("no base64")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Wrapped_ThatIsNone_IsNothing(string wrapped) =>
        SecretStore.Open(_directory, static count => new byte[count]).Unwrap("name", wrapped).ShouldBeNull();

    [Fact]
    public void Wrapped_UnderAnothersName_IsNothing()
    {
        var secrets = SecretStore.Open(_directory, static count => new byte[count]);

        secrets.Unwrap(secrets.Seal("one"u8), secrets.Wrap("two"u8)).ShouldBeNull();
        secrets.Unwrap(secrets.Seal("one"u8), secrets.Wrap("one"u8)).ShouldBe("one"u8.ToArray());
    }

    private static FleetBundle Secret(string password) =>
        new(
            FleetBundle.CurrentVersion,
            [
                ["/fleet/fleet.yaml"],
            ],
            "box",
            [],
            new Dictionary<string, string>(StringComparer.Ordinal) { ["PASSWORD"] = password },
            new Dictionary<string, byte[]>(StringComparer.Ordinal)
            {
                ["/fleet/fleet.yaml"] = Encoding.UTF8.GetBytes(Fleet),
            }
        );

    [Fact]
    public void Key_ForAPurpose_IsOfThisNodeAndOfThatPurpose()
    {
        var secrets = SecretStore.Open(_directory, static count => new byte[count]);

        secrets.KeyFor("one").ShouldBe(SecretStore.Open(_directory, static count => new byte[count]).KeyFor("one"));
        secrets.KeyFor("one").ShouldNotBe(secrets.KeyFor("other"));
    }
}
