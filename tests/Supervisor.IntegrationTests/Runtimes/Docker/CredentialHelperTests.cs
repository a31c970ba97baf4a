using Shouldly;
using Supervisor.Contracts;
using Supervisor.IntegrationTests.Journal;
using Supervisor.Runtimes.Docker.Connections;
using Supervisor.Runtimes.Docker.Images;
using Supervisor.Runtimes.Docker.Images.Credentials;
using Supervisor.TestKit.Time;
using Xunit;

namespace Supervisor.IntegrationTests.Runtimes.Docker;

/// <summary>Programs that keep credentials, played by scripts that speak their protocol.</summary>
public sealed class CredentialHelperTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly VirtualClock _clock = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Helper_ThatKnowsTheRegistry_GivesItsLogin()
    {
        Write(
            "store",
            """read server; echo "{\"ServerURL\":\"$server\",\"Username\":\"$1-$server\",\"Secret\":\"s\"}" """
        );

        var login = (await FindAsync("""{"credsStore":"store"}""")).Value.ShouldNotBeNull().Login.ShouldNotBeNull();

        (login.User, login.Password, login.IdentityToken).ShouldBe(("get-r.example", "s", null));
    }

    [Fact]
    public async Task Helper_ThatGivesAToken_GivesNoPassword()
    {
        Write("store", """echo '{"Username":"<token>","Secret":"t"}'""");

        var login = (await FindAsync("""{"credsStore":"store"}""")).Value.ShouldNotBeNull().Login.ShouldNotBeNull();

        (login.User, login.Password, login.IdentityToken).ShouldBe((null, null, "t"));
    }

    [Fact]
    public async Task Helper_OfTheRegistryItself_GoesBeforeTheOneForAll()
    {
        Write("store", """echo '{"Username":"all","Secret":"s"}'""");
        Write("own", """echo '{"Username":"own","Secret":"s"}'""");

        var found = await FindAsync("""{"credsStore":"store","credHelpers":{"r.example":"own"}}""");

        found.Value.ShouldNotBeNull().Login.ShouldNotBeNull().User.ShouldBe("own");
    }

    [Fact]
    public async Task Helper_ThatKnowsNothing_LeavesItToTheFile()
    {
        Write("store", "echo credentials not found in native keychain; exit 1");

        var found = await FindAsync("""{"credsStore":"store","auths":{"r.example":{"auth":"bWU6cA=="}}}""");

        found.Value.ShouldNotBeNull().Login.ShouldNotBeNull().User.ShouldBe("me");
    }

    [Theory]
    [InlineData("echo the keychain is locked >&2; exit 1", "the keychain is locked")]
    [InlineData("echo my secret", "It answered something that is not JSON.")]
    public async Task Helper_ThatFails_IsNotTakenForOneThatKnowsNothing(string script, string why)
    {
        Write("store", script);

        var error = (await FindAsync("""{"credsStore":"store"}""")).Error.ShouldNotBeNull();

        error.Code.ShouldBe(EngineErrorCodes.BadCredentials);
        error.Why.ShouldContain(why);
        error.Remedy.ShouldBe("Try it: echo r.example | docker-credential-store get");
    }

    [Fact]
    public async Task Helper_ThatIsNotInstalled_IsNamed()
    {
        var error = (await FindAsync("""{"credsStore":"none"}""")).Error.ShouldNotBeNull();

        error.Message.ShouldContain("docker-credential-none");
    }

    [Fact]
    public async Task Helper_ThatHangs_IsEndedAndSaysSo()
    {
        var begun = _directory.File("begun");
        using (var made = File.Create(begun)) { }

        using var watcher = new FileSystemWatcher(_directory.Path, "begun");
        var wrote = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        watcher.Changed += (_, _) => wrote.TrySetResult();
        watcher.EnableRaisingEvents = true;
        Write("store", $"echo now > {begun}; exec sleep 600");

        var finding = FindAsync("""{"credsStore":"store"}""");
        await wrote.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        while (_clock.MoveToNextTimer(_clock.Elapsed + TimeSpan.FromMinutes(1))) { }

        (await finding).Error.ShouldNotBeNull().Why.ShouldBe("It has said nothing within 30s.");
    }

    private void Write(string name, string script)
    {
        var file = _directory.File($"docker-credential-{name}");
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private Task<Outcome<FoundLogin>> FindAsync(string config)
    {
        File.WriteAllText(_directory.File("config.json"), config);
        var user = new UserSurroundings(
            new Dictionary<string, string>
            {
                ["DOCKER_CONFIG"] = _directory.Path,
                ["PATH"] = $"{_directory.Path}:/usr/bin:/bin",
            },
            "/nobody",
            IsWindows: false
        );
        var image = ImageReference.Parse("r.example/app")!;
        return new RegistryLogins(user, _clock).FindAsync(image, TestContext.Current.CancellationToken);
    }
}
