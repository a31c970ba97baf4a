using System.Security.Cryptography.X509Certificates;
using Shouldly;
using Supervisor.Cluster.Coordination.Etcd;
using Supervisor.Cluster.Coordination.Etcd.Calls;
using Supervisor.Runtimes.Docker.Connections;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.TestKit.Coordination;
using Supervisor.TestKit.Docker.Engines;
using Supervisor.TestKit.Etcd;
using Xunit;

namespace Supervisor.IntegrationTests.Coordination.Etcd;

/// <summary>A real member with certificates on both sides, and users who may write what is theirs.</summary>
public sealed class SecuredEtcdTests : IAsyncLifetime
{
    private const string Prefix = "/supervisor/home/";
    private const string RootPassword = "root's";

    private static readonly EtcdLogin Fleet = new("fleet", "fleet's");

    private readonly TestCertificates _certificates = new();
    private readonly EtcdProcess _member;

    public SecuredEtcdTests() => _member = new EtcdProcess("secured", _certificates.Engine.Directory);

    public ValueTask InitializeAsync()
    {
        Assert.SkipWhen(EtcdProgram.Path is null, EtcdProgram.IsMissing);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _member.Dispose();
        _certificates.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task User_WhoseTokenIsForgotten_ShowsThePasswordAgain()
    {
        await StartAsync();
        await using var store = EtcdFixture.Open(Settings());
        await using var watch = WatchLog.Of(store, "a");
        (await PutAsync(store, "a/1")).Status.ShouldBe(WriteStatus.Done);
        await watch.UntilAsync(static view => view.Entries.Count == 1, "a user may watch");

        // Members keep tokens in memory, and drop them all when rights change.
        using (var admin = Administer())
        {
            await admin.LogInAsync(RootPassword);
            await admin.AddUserAsync("another", "another's", "/elsewhere/");
        }

        var changed = await PutAsync(store, "a/2");
        changed.Status.ShouldBe(WriteStatus.Done, changed.Reason);
        _member.Kill();
        await _member.StartAloneAsync();
        var restarted = await PutAsync(store, "a/3");
        restarted.Status.ShouldBe(WriteStatus.Done, restarted.Reason);
        await watch.UntilAsync(static view => view is { IsCurrent: true, Entries.Count: 3 }, "the watch goes on");
    }

    [Fact]
    public async Task Whoever_IsNotLetIn_IsToldWhyInOneSentence()
    {
        await StartAsync();
        await ShouldBeRefusedAsync(
            Settings() with
            {
                Login = Fleet with { Password = "wrong" },
            },
            "authentication failed"
        );
        await ShouldBeRefusedAsync(Settings() with { Login = null }, "permission denied");
        await ShouldBeRefusedAsync(Settings() with { Prefix = "/supervisor/others/" }, "permission denied");
        await ShouldBeRefusedAsync(Settings(_certificates.User), "CommonName");
        await ShouldBeRefusedAsync(Settings(_certificates.Deceived), "cannot be reached");
        await ShouldBeRefusedAsync(Settings(_certificates.Stranger), "does not accept this node's certificate");
        await ShouldBeRefusedAsync(Settings() with { Tls = null }, "cannot be reached");
    }

    private async Task StartAsync()
    {
        await _member.StartAloneAsync();
        using var admin = Administer();
        await admin.AddUserAsync(Fleet.User, Fleet.Password, Prefix);
        await admin.EnableUsersAsync(RootPassword);
    }

    private static async Task ShouldBeRefusedAsync(EtcdSettings settings, string why)
    {
        await using var store = EtcdFixture.Open(settings with { AnswerDeadline = TimeSpan.FromSeconds(1) });

        var write = await PutAsync(store, "a/1");

        write.Status.ShouldBeOneOf([WriteStatus.Unavailable, WriteStatus.Unknown], why);
        write.Reason.ShouldContain(why);
    }

    private static Task<WriteOutcome<EntriesSeen>> PutAsync(EtcdCoordination store, string path) =>
        store.ChangeEntriesAsync(Changes.Entries(Changes.PutEntry(path, "1")));

    private EtcdSettings Settings() => Settings(_certificates.Nameless);

    private EtcdSettings Settings(TlsFiles files) =>
        EtcdFixture.Patient([_member.Endpoint], Prefix) with
        {
            Login = Fleet,
            Tls = TlsOf(files.Directory!),
            WatchCheck = TimeSpan.FromMilliseconds(100),
        };

    private static EtcdTls TlsOf(string directory) =>
        new(
            [X509CertificateLoader.LoadCertificateFromFile(Path.Combine(directory, "ca.pem"))],
            X509Certificate2.CreateFromPemFile(Path.Combine(directory, "cert.pem"), Path.Combine(directory, "key.pem"))
        );

    private EtcdAdmin Administer() => new(_member.Endpoint, EtcdTransport.Open(Settings()));
}
