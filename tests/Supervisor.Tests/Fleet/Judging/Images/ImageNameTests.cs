using Shouldly;
using Supervisor.Fleet.Judging.Images;
using Xunit;

namespace Supervisor.Tests.Fleet.Judging.Images;

public sealed class ImageNameTests
{
    [Theory]
    [InlineData("nginx", "nginx", null, null)]
    [InlineData("nginx:1.27", "nginx", "1.27", null)]
    [InlineData("localhost:5000/a/b", "localhost:5000/a/b", null, null)]
    [InlineData("ghcr.io/a/b__c:v1@sha256:00", "ghcr.io/a/b__c", "v1", "sha256:00")]
    public void Name_ThatEnginesKnow_HasItsParts(string text, string repository, string? tag, string? digest) =>
        ImageName.Parse(text).ShouldBe(new ImageName(repository, tag, digest, Flaw: null));

    [Theory]
    [InlineData("")]
    [InlineData("/web:1")]
    [InlineData("local/web:")]
    [InlineData("local//web:1")]
    [InlineData("local/WebFront:1")]
    [InlineData("web front:1")]
    [InlineData("web:1 2")]
    public void Name_ThatNoEngineTakes_HasAFlaw(string text) => ImageName.Parse(text).Flaw.ShouldNotBeNull();
}
