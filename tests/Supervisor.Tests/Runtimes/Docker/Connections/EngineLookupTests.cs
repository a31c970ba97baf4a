using System.Security.Cryptography;
using System.Text;
using Shouldly;
using Supervisor.Runtimes.Docker.Connections;
using Xunit;

namespace Supervisor.Tests.Runtimes.Docker.Connections;

public sealed class EngineLookupTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("supervisor-test-").FullName;
    private readonly Dictionary<string, string> _variables = [];

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public void Engine_OfWhomNothingIsSaid_IsAtTheUsualPlace()
    {
        Find().ShouldBe("unix:///var/run/docker.sock");
        EngineLookup
            .Find(new UserSurroundings(_variables, _home, IsWindows: true))
            .Value.ShouldNotBeNull()
            .ToString()
            .ShouldBe("npipe:////./pipe/docker_engine");
    }

    [Fact]
    public void Host_GoesBeforeEveryContext()
    {
        WriteContext("one", "unix:///one.sock");
        WriteConfig("""{"currentContext":"one"}""");
        _variables["DOCKER_CONTEXT"] = "one";
        _variables["DOCKER_HOST"] = "tcp://build:1";

        Find().ShouldBe("tcp://build:1");
    }

    [Fact]
    public void Context_OfTheVariable_GoesBeforeTheOneInUse()
    {
        WriteContext("one", "unix:///one.sock");
        WriteContext("zwei/ü", "unix:///two.sock");
        WriteConfig("""{"currentContext":"one","auths":{}}""");

        Find().ShouldBe("unix:///one.sock");
        _variables["DOCKER_CONTEXT"] = "zwei/ü";
        Find().ShouldBe("unix:///two.sock");
        _variables["DOCKER_CONTEXT"] = "default";
        Find().ShouldBe("unix:///var/run/docker.sock");
    }

    [Fact]
    public void Context_WithCertificates_IsSpokenToByThem()
    {
        WriteContext("far", "tcp://far:2376", skipVerify: true);
        var tls = Path.Combine(_home, ".docker", "contexts", "tls", Folder("far"), "docker");
        Directory.CreateDirectory(tls);
        _variables["DOCKER_CONTEXT"] = "far";

        var address = FindAddress().ShouldBeOfType<EngineAddress.Tcp>();

        address.Tls.ShouldBe(new TlsFiles(tls, Verify: false));
    }

    [Fact]
    public void Context_ThatIsNotThere_IsRefusedByItsName()
    {
        _variables["DOCKER_CONTEXT"] = "gone";

        var error = EngineLookup.Find(User).Error.ShouldNotBeNull();

        error.Message.ShouldContain("'gone'");
        error.Remedy.ShouldContain("docker context ls");
    }

    [Fact]
    public void Config_ThatCannotBeRead_IsNotTakenForNone()
    {
        WriteConfig("{ not json");

        var error = EngineLookup.Find(User).Error.ShouldNotBeNull();

        (error.Code, error.Message).ShouldBe(
            (EngineErrorCodes.BadConfig, $"{Path.Combine(_home, ".docker", "config.json")} could not be read.")
        );
    }

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData("1", null, "/home/.docker", true)]
    [InlineData("1", "/certs", "/certs", true)]
    [InlineData(null, "/certs", "/certs", false)]
    [InlineData("", "", null, null)]
    public void Tls_IsAskedForByEitherVariable(string? verify, string? path, string? directory, bool? verifies)
    {
        _variables["DOCKER_HOST"] = "tcp://build:1";
        _variables["DOCKER_CONFIG"] = "/home/.docker";
        Set("DOCKER_TLS_VERIFY", verify);
        Set("DOCKER_CERT_PATH", path);

        var tls = FindAddress().ShouldBeOfType<EngineAddress.Tcp>().Tls;

        (tls?.Directory, tls?.Verify).ShouldBe((directory, verifies));
    }

    private UserSurroundings User => new(_variables, _home, IsWindows: false);

    private string Find() => FindAddress().ToString();

    private EngineAddress FindAddress()
    {
        var found = EngineLookup.Find(User);
        return found.Value.ShouldNotBeNull($"{found.Error}");
    }

    private void Set(string name, string? value)
    {
        if (value is not null)
        {
            _variables[name] = value;
        }
    }

    private void WriteConfig(string text)
    {
        Directory.CreateDirectory(Path.Combine(_home, ".docker"));
        File.WriteAllText(Path.Combine(_home, ".docker", "config.json"), text);
    }

    private void WriteContext(string name, string host, bool skipVerify = false)
    {
        var directory = Path.Combine(_home, ".docker", "contexts", "meta", Folder(name));
        Directory.CreateDirectory(directory);
        File.WriteAllText(
            Path.Combine(directory, "meta.json"),
            $$$$"""
            {"Name":"{{{{name}}}}","Metadata":{},
             "Endpoints":{"docker":{"SkipTLSVerify":{{{{(skipVerify ? "true" : "false")}}}},"Host":"{{{{host}}}}"}}}
            """
        );
    }

    private static string Folder(string name) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
}
