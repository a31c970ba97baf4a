using Shouldly;
using Supervisor.Runtimes.Docker.Connections;
using Supervisor.Runtimes.Docker.Images;
using Supervisor.Runtimes.Docker.Images.Credentials;
using Supervisor.TestKit.Time;
using Xunit;

namespace Supervisor.Tests.Runtimes.Docker.Images;

public sealed class RegistryLoginsTests : IDisposable
{
    // me:a:b
    private const string Auth = "bWU6YTpi";

    private readonly string _home = Directory.CreateTempSubdirectory("supervisor-test-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Theory]
    [InlineData("r.example/app", "r.example")]
    [InlineData("r.example/app", "https://r.example/v2/")]
    [InlineData("redis", "https://index.docker.io/v1/")]
    [InlineData("redis", "docker.io")]
    public async Task Login_UnderAnySpellingOfItsRegistry_IsFound(string image, string key)
    {
        Write($$$$"""{"auths":{"other.example":{},"{{{{key}}}}":{"auth":"{{{{Auth}}}}"}}}""");

        var login = (await FindAsync(image)).Login.ShouldNotBeNull();

        (login.User, login.Password).ShouldBe(("me", "a:b"));
    }

    [Theory]
    [InlineData("""{"auths":{"other.example":{"auth":"bWU6YTpi"}}}""")]
    [InlineData("""{"auths":{"r.example":{}}}""")]
    [InlineData("{}")]
    public async Task Registry_WithoutALogin_IsAskedAsAnybody(string config)
    {
        Write(config);

        (await FindAsync("r.example/app")).Login.ShouldBeNull();
    }

    [Fact]
    public async Task Token_OfTheRegistry_TakesThePasswordsPlace()
    {
        Write($$$$"""{"auths":{"r.example":{"auth":"{{{{Auth}}}}","identitytoken":"token"}}}""");

        var login = (await FindAsync("r.example/app")).Login.ShouldNotBeNull();

        (login.User, login.Password, login.IdentityToken).ShouldBe(("me", null, "token"));
    }

    [Theory]
    [InlineData("not base 64")]
    [InlineData("bWU=")]
    public async Task Login_ThatCannotBeRead_IsNotTakenForNone(string auth)
    {
        Write($$$$"""{"auths":{"r.example":{"auth":"{{{{auth}}}}"}}}""");

        var error = (await Logins().FindAsync(Reference("r.example/app"), CancellationToken.None)).Error;

        error.ShouldNotBeNull().Code.ShouldBe(EngineErrorCodes.BadCredentials);
        error.Remedy.ShouldBe("docker login r.example");
    }

    private void Write(string config) => File.WriteAllText(Path.Combine(_home, "config.json"), config);

    private RegistryLogins Logins() =>
        new(
            new UserSurroundings(
                new Dictionary<string, string> { ["DOCKER_CONFIG"] = _home },
                "/nobody",
                IsWindows: false
            ),
            new VirtualClock()
        );

    private async Task<FoundLogin> FindAsync(string image)
    {
        var found = await Logins().FindAsync(Reference(image), CancellationToken.None);
        return found.Value.ShouldNotBeNull($"{found.Error}");
    }

    private static ImageReference Reference(string image) => ImageReference.Parse(image)!;
}
