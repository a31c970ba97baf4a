using Shouldly;
using Supervisor.Node.Readiness.Folders;
using Xunit;

namespace Supervisor.Tests.Node.Readiness.Folders;

public sealed class AgentTokenTests
{
    [Fact]
    public void Secret_Has256Bits()
    {
        var asked = 0;

        var secret = AgentToken.Create(bytes => new byte[asked = bytes]);

        asked.ShouldBe(32);
        secret.ShouldBe(new string('0', 64));
    }

    [Fact]
    public void Hash_WrittenAndRead_IsTheSame()
    {
        var token = AgentToken.HashOf("a secret");

        AgentToken.Parse(token.ToString()).ShouldBe(token);
        token.ToString().ShouldBe("984ca5162200734c592148f1820b71057f098573d138666b48663e4e30cd8d3a");
        token.ShouldNotBe(AgentToken.HashOf("another"));
    }
}
