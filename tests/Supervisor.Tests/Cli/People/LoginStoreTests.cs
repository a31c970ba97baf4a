using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Shouldly;
using Supervisor.Cli.Line;
using Supervisor.Cli.People;
using Supervisor.Cluster.Trust;
using Supervisor.Contracts.Palettes;
using Supervisor.TestKit.Links;
using Xunit;

namespace Supervisor.Tests.Cli.People;

[SupportedOSPlatform("linux")]
public sealed class LoginStoreTests : IDisposable
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _home = Directory.CreateTempSubdirectory("login-").FullName;
    private readonly LoginStore _store;

    public LoginStoreTests() => _store = new LoginStore(name => name == "HOME" ? _home : null);

    private string Folder => Path.Combine(_home, ".config", "supervisor");

    private string FileOfLogin => Path.Combine(Folder, "login.json");

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public void Login_IsReadAsItWasWritten_AndIsForItsOwnersEyesAlone()
    {
        using var key = _store.PendingKey();
        var login = Made(key);

        _store.Write(login);

        var read = _store.Read().Value!;
        (read.Name, read.ClusterName, read.Cluster).ShouldBe(("ann", "home", LinkWorld.Cluster));
        read.Nodes.ShouldBe(login.Nodes);
        read.Own.HasPrivateKey.ShouldBeTrue();
        PublicKeys.HashOf(read.Own).ShouldBe(PublicKeys.HashOf(login.Own));
        File.GetUnixFileMode(FileOfLogin).ShouldBe(OwnerFile);
        File.GetUnixFileMode(Folder).ShouldBe(OwnerFile | UnixFileMode.UserExecute);
        Directory.GetFiles(Folder).ShouldBe([FileOfLogin], "The key for which it was asked is in it now.");
    }

    [Fact]
    public void Key_ForWhichACertificateIsAsked_IsTheSameUntilThereIsOne()
    {
        using var first = _store.PendingKey();
        using var again = _store.PendingKey();

        again.ExportSubjectPublicKeyInfo().ShouldBe(first.ExportSubjectPublicKeyInfo());
        File.GetUnixFileMode(Path.Combine(Folder, "login.key")).ShouldBe(OwnerFile);
    }

    [Fact]
    public void Login_ThatOthersCanRead_OrThatIsDamaged_IsRefused()
    {
        using var key = _store.PendingKey();
        _store.Write(Made(key));
        File.SetUnixFileMode(FileOfLogin, OwnerFile | UnixFileMode.GroupRead);
        _store.Read().Error!.Message.ShouldContain("Others can read");

        File.SetUnixFileMode(FileOfLogin, OwnerFile);
        var text = File.ReadAllText(FileOfLogin);
        foreach (var length in Enumerable.Range(0, 40).Select(part => part * text.Length / 40))
        {
            File.WriteAllText(FileOfLogin, text[..length]);
            _store.Read().Error!.Code.ShouldBe(ErrorCodes.LoginUnreadable, text[..length]);
        }
    }

    [Fact]
    public void Logout_LeavesNothing()
    {
        using var key = _store.PendingKey();
        _store.Write(Made(key));
        using var pending = _store.PendingKey();

        _store.Clear();

        _store.IsThere.ShouldBeFalse();
        _store.Read().Value.ShouldBeNull();
        Directory.GetFiles(Folder).ShouldBeEmpty();
    }

    [Fact]
    public void Renewal_ThatCameToNothing_IsNotTriedAtEveryCall()
    {
        using var key = _store.PendingKey();

        _store.TakeRenewalTurn(DateTimeOffset.UtcNow, TimeSpan.FromHours(1)).ShouldBeTrue();
        _store.TakeRenewalTurn(DateTimeOffset.UtcNow, TimeSpan.FromHours(1)).ShouldBeFalse();
        _store.TakeRenewalTurn(DateTimeOffset.UtcNow, TimeSpan.Zero).ShouldBeTrue();
    }

    [Fact]
    public void Renewal_IsDueWhenAThirdOfTheLifeIsLeft()
    {
        using var key = _store.PendingKey();
        var login = Made(key);

        LoginRenewal.IsDue(login, login.Until.AddDays(-31)).ShouldBeFalse();
        LoginRenewal.IsDue(login, login.Until.AddDays(-30)).ShouldBeTrue();
    }

    private static Login Made(ECDsa key)
    {
        using var authority = ClusterAuthority.Found(LinkWorld.Cluster, TimeProvider.System.GetUtcNow());
        using var leaf = authority.Issue("ann", new PublicKey(key), TimeProvider.System.GetUtcNow());
        return new Login(
            LinkWorld.Cluster,
            "home",
            "ann",
            authority.PublicCertificate,
            leaf.CopyWithPrivateKey(key),
            [new HostAndPort("pc1", 9111), new HostAndPort("::1", 9111)]
        );
    }
}
