using Shouldly;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Api.Access;
using Supervisor.Node.Data;
using Xunit;

namespace Supervisor.Tests.Node.Api;

public sealed class AccessRulesTests
{
    private const uint Own = 1000;
    private const int Port = 9110;

    private static readonly RequestFacts Tcp = new(null, Port, "127.0.0.1:9110", null, "Bearer secret", IsOpen: false);

    private readonly AccessRules _rules = new(new OperatorToken("secret"), Own);

    [Theory]
    [InlineData(0u, true)]
    [InlineData(Own, true)]
    [InlineData(1001u, false)]
    [InlineData(65534u, false)]
    public void Peer_OfTheSocket_IsAdmittedByItsUser(uint user, bool isAdmitted)
    {
        var decision = _rules.Decide(Tcp with { PeerUserId = user, Authorization = null });

        decision.IsOk.ShouldBe(isAdmitted);
        (decision.Value?.Role ?? Role.Admin).ShouldBe(Role.Admin);
        (decision.Error?.Code ?? ErrorCodes.PeerRefused).ShouldBe(ErrorCodes.PeerRefused);
    }

    [Theory]
    [InlineData("Bearer secret", null)]
    [InlineData("bearer secret", null)]
    [InlineData(null, ErrorCodes.TokenMissing)]
    [InlineData("Basic secret", ErrorCodes.TokenMissing)]
    [InlineData("Bearer ", ErrorCodes.TokenWrong)]
    [InlineData("Bearer secrets", ErrorCodes.TokenWrong)]
    public void Token_OverTcp_IsWhatAdmits(string? header, string? code) =>
        _rules.Decide(Tcp with { Authorization = header }).Error?.Code.ShouldBe(code);

    [Theory]
    [InlineData("127.0.0.1:9110", true)]
    [InlineData("localhost:9110", true)]
    [InlineData("LOCALHOST:9110", true)]
    [InlineData("127.9.9.9:9110", true)]
    [InlineData("[::1]:9110", true)]
    [InlineData("127.0.0.1:9111", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("evil.example:9110", false)]
    [InlineData("localhost.evil.example:9110", false)]
    [InlineData("127.0.0.1.evil.example:9110", false)]
    [InlineData("::1:9110", false)]
    [InlineData("192.168.1.5:9110", false)]
    [InlineData("0.0.0.0:9110", false)]
    [InlineData("", false)]
    public void Host_OverTcp_MustBeLoopbackAndThePort(string host, bool isAllowed) =>
        _rules.Decide(Tcp with { Host = host }).IsOk.ShouldBe(isAllowed);

    [Fact]
    public void Host_WithoutAPort_IsPort80() => LoopbackHost.IsAllowed("[::1]", 80).ShouldBeTrue();

    [Theory]
    [InlineData("http://127.0.0.1:9110", true)]
    [InlineData("http://evil.example", false)]
    [InlineData("https://127.0.0.1:9110", false)]
    [InlineData("http://localhost:9110", false)]
    [InlineData("null", false)]
    [InlineData("", false)]
    public void Origin_OverTcp_MustBeTheSame(string origin, bool isAllowed) =>
        _rules.Decide(Tcp with { Origin = origin }).IsOk.ShouldBe(isAllowed);

    [Fact]
    public void OpenPage_NeedsNoTokenButTheRightHost()
    {
        var open = Tcp with { Authorization = null, IsOpen = true };

        _rules.Decide(open).Value!.Role.ShouldBe(Role.None);
        _rules.Decide(open with { Host = "evil.example:9110" }).IsOk.ShouldBeFalse();
    }
}
