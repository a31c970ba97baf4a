using Shouldly;
using Supervisor.Runtimes.Docker.Connections;
using Xunit;

namespace Supervisor.Tests.Runtimes.Docker.Connections;

public sealed class EngineAddressTextTests
{
    [Theory]
    [InlineData("unix:///var/run/docker.sock", "unix:///var/run/docker.sock")]
    [InlineData("tcp://build:2375", "tcp://build:2375")]
    [InlineData("tcp://build", "tcp://build:2375")]
    [InlineData("build:4243", "tcp://build:4243")]
    [InlineData("http://build:80", "tcp://build:80")]
    [InlineData("tcp://[::1]:2375", "tcp://[::1]:2375")]
    [InlineData("npipe:////./pipe/docker_engine", "npipe:////./pipe/docker_engine")]
    [InlineData(@"npipe://\\build\pipe\podman", "npipe:////build/pipe/podman")]
    public void Address_OfAKnownForm_IsRead(string text, string expected) =>
        EngineAddressText.Parse(text, tls: null).Value.ShouldNotBeNull().ToString().ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("unix://relative")]
    [InlineData("unix://")]
    [InlineData("tcp://")]
    [InlineData("npipe://docker_engine")]
    [InlineData("fd://3")]
    public void Address_OfNoKnownForm_IsRefusedWithThoseThatAre(string text)
    {
        var error = EngineAddressText.Parse(text, tls: null).Error.ShouldNotBeNull();

        error.Code.ShouldBe(EngineErrorCodes.BadAddress);
        error.Remedy.ShouldContain("unix:///PATH");
    }

    [Fact]
    public void Address_BehindSsh_IsRefusedWithAnotherWay() =>
        EngineAddressText.Parse("ssh://me@build", tls: null).Error.ShouldNotBeNull().Remedy.ShouldContain("ssh -L");

    [Fact]
    public void Address_WithTls_HasItsPortAndFiles()
    {
        var files = new TlsFiles("/certs", Verify: true);

        EngineAddressText.Parse("tcp://build", files).Value.ShouldBe(new EngineAddress.Tcp("build", 2376, files));
        EngineAddressText
            .Parse("https://build", tls: null)
            .Value.ShouldBeOfType<EngineAddress.Tcp>()
            .Tls.ShouldNotBeNull()
            .Verify.ShouldBeTrue();
    }
}
