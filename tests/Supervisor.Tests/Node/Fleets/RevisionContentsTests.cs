using System.Text;
using Shouldly;
using Supervisor.Fleet.Bundles;
using Supervisor.Node.Fleets;
using Supervisor.Supervision.Ports.Coordination;
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

    [Fact]
    public void Node_ThatTakesAnothersKey_ReadsWhatItSealedBefore_AndHashesAsBefore()
    {
        var before = SecretStore.Open(_directory, static count => new byte[count]);
        var sealedBefore = RevisionContents.Seal(Secret("hunter2"), before);
        var (key, fingerprint) = (
            before.OwnKeyFor("hashes"),
            RevisionContents.FingerprintOf(Secret("hunter2"), before)
        );
        var sealedAmid = new List<RevisionContent>();
        foreach (var taken in new byte[] { 1, 3, 3, 2 })
        {
            SecretStore.TakeKey(_directory, [.. Enumerable.Repeat(taken, 32)]);
            // By the key of a cluster that it leaves again.
            sealedAmid.Add(
                RevisionContents.Seal(Secret("hunter2"), SecretStore.Open(_directory, static count => new byte[count]))
            );
        }

        var after = SecretStore.Open(_directory, static count => new byte[count]);

        after.Key.ToArray().ShouldAllBe(one => one == 2);
        foreach (var content in sealedAmid.Prepend(sealedBefore))
        {
            RevisionContents.Open(content, after).Value.ShouldNotBeNull().Variables["PASSWORD"].ShouldBe("hunter2");
        }

        after.OwnKeyFor("hashes").ShouldBe(key);
        RevisionContents.FingerprintOf(Secret("hunter2"), after).ShouldBe(fingerprint);
        RevisionContents.Seal(Secret("hunter2"), after).SealedVariables.ShouldNotBe(sealedBefore.SealedVariables);
    }

    [Fact]
    public void Content_ThatOneNodeSealedForItself_IsTheSameBytesAsBeforeThereWereParts()
    {
        var secrets = SecretStore.Open(_directory, static count => new byte[count]);

        var stored = Encoding.UTF8.GetString(RevisionContents.Write(RevisionContents.Seal(Secret("hunter2"), secrets)));

        stored.ShouldEndWith("},\"home\":null,\"wrapped\":null}");
        ContentHash
            .Of(Encoding.UTF8.GetBytes(stored))
            .ShouldBe(RevisionContents.FingerprintOf(Secret("hunter2"), secrets));
    }

    [Theory]
    [InlineData("{\"version\":3,\"parts\":[]")]
    [InlineData("{\"version\":1,\"parts\":[]")]
    [InlineData("{\"version\":2")]
    public void Content_OfALaterForm_IsRefused_RatherThanReadInPart(string start) =>
        RevisionContents
            .Read(
                Encoding.UTF8.GetBytes(
                    start
                        + ",\"projects\":[],\"profiles\":[],\"files\":{},\"sealedFiles\":{},\"sealedVariables\":{},\"node\":null}"
                )
            )
            .Error.ShouldNotBeNull()
            .Code.ShouldBe("start.revision-unreadable");

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

        secrets
            .OwnKeyFor("one")
            .ShouldBe(SecretStore.Open(_directory, static count => new byte[count]).OwnKeyFor("one"));
        secrets.OwnKeyFor("one").ShouldNotBe(secrets.OwnKeyFor("other"));
    }
}
