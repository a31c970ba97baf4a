using Shouldly;
using Supervisor.Runtimes.Docker.Images;
using Xunit;

namespace Supervisor.Tests.Runtimes.Docker.Images;

public sealed class ImageReferenceTests
{
    [Theory]
    [InlineData("redis", "docker.io/library/redis:latest")]
    [InlineData("redis:7", "docker.io/library/redis:7")]
    [InlineData("me/app", "docker.io/me/app:latest")]
    [InlineData("docker.io/redis", "docker.io/library/redis:latest")]
    [InlineData("index.docker.io/me/app:1", "docker.io/me/app:1")]
    [InlineData("localhost/app", "localhost/app:latest")]
    [InlineData("localhost:5000/app:1", "localhost:5000/app:1")]
    [InlineData("host:5000/a/b/c", "host:5000/a/b/c:latest")]
    [InlineData("r.example/app", "r.example/app:latest")]
    [InlineData("r.example/app@sha256:ab", "r.example/app@sha256:ab")]
    [InlineData("r.example/app:1@sha256:ab", "r.example/app:1@sha256:ab")]
    public void Name_IsTakenApartAsDockerDoesIt(string text, string whole) =>
        ImageReference.Parse(text).ShouldNotBeNull().ToString().ShouldBe(whole);

    [Theory]
    [InlineData("")]
    [InlineData(":1")]
    [InlineData("app:")]
    [InlineData("app@")]
    [InlineData("r.example/")]
    [InlineData("a//b")]
    public void Name_ThatIsNone_IsNotRead(string text) => ImageReference.Parse(text).ShouldBeNull();
}
