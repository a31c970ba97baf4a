using FsCheck.Fluent;
using Shouldly;
using Supervisor.Contracts.Readiness;
using Supervisor.Node.Readiness.Http;
using Xunit;

namespace Supervisor.Tests.Node.Readiness.Http;

public sealed class SignalRouteTests
{
    [Theory]
    [InlineData("/v1/agents/stt/ready", "stt", "ready")]
    [InlineData("/v1/agents/stt/not-ready?x=1", "stt", "not-ready")]
    [InlineData("/v1/agents/audio%2Fstt/heartbeat", "audio/stt", "heartbeat")]
    [InlineData("/v1/agents/audio/stt/progress", "audio/stt", "progress")]
    [InlineData("/v1/agents/%C3%A4rger/ready", "ärger", "ready")]
    public void Target_OfAWord_NamesAgentAndWord(string target, string agent, string word) =>
        SignalRoute.Parse(target).ShouldBe(new SignalRoute(agent, word));

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/v1/agents/")]
    [InlineData("/v1/agents/stt")]
    [InlineData("/v1/agents//ready")]
    [InlineData("/v1/agents/stt/READY")]
    [InlineData("/v1/agents/stt/ready/")]
    [InlineData("/v1/agents/a/b/c/ready")]
    [InlineData("/v2/agents/stt/ready")]
    [InlineData("http://supervisor/v1/agents/stt/ready")]
    public void Target_OfNoPage_IsNone(string target) => SignalRoute.Parse(target).ShouldBeNull();

    [Fact]
    public void PathOfAnyName_LeadsBackToIt() =>
        Property.Holds(
            Gen.Elements("stt", "ärger", "a b", "x%2Fy", "q?", "#", "a.b-c_d").Two(),
            static names =>
                SignalRoute
                    .Parse(ReadinessPages.PathOf(names.Item1, names.Item2, ReadinessPages.Ready))
                    .ShouldBe(new SignalRoute($"{names.Item1}/{names.Item2}", ReadinessPages.Ready))
        );
}
