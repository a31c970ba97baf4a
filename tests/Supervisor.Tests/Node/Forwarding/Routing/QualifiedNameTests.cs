using Shouldly;
using Supervisor.Node.Forwarding.Routing;
using Xunit;

namespace Supervisor.Tests.Node.Forwarding.Routing;

public sealed class QualifiedNameTests
{
    [Theory]
    [InlineData("chat", null, "chat")]
    [InlineData("audio/stt", null, "audio/stt")]
    [InlineData("chat@pc2", "pc2", "chat")]
    [InlineData("audio/stt@pc2", "pc2", "audio/stt")]
    [InlineData("pc2/audio/stt", "pc2", "audio/stt")]
    [InlineData("audio/@container", null, "audio/@container")]
    [InlineData("audio/@container@pc2", "pc2", "audio/@container")]
    [InlineData("pc2/audio/@container", "pc2", "audio/@container")]
    [InlineData("@pc2", null, "@pc2")]
    [InlineData("chat@", null, "chat@")]
    [InlineData("a//b", null, "a//b")]
    [InlineData("a/b/c/d", null, "a/b/c/d")]
    public void Name_SaysItsNode_OrNone(string text, string? node, string name) =>
        QualifiedName.Parse(text).ShouldBe(new QualifiedName(node, name));
}
