using Shouldly;
using Supervisor.Actors;
using Supervisor.Contracts.Readiness;
using Supervisor.Node.Readiness.Speakers;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Definitions;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.Tests.Node.Readiness.Speakers;

public sealed class NamedAgentTests : IAgentDirectory
{
    private static readonly AgentAddress Own = new("audio", "stt");

    private readonly ActorRef<AgentMessage> _somebody = new ActorKit().Probe<AgentMessage>().Ref;
    private readonly HashSet<AgentAddress> _known =
    [
        Own,
        new AgentAddress("audio", "tts"),
        new AgentAddress("redis", "redis"),
        new AgentAddress("vision", "faces"),
    ];

    public ActorRef<AgentMessage>? Find(AgentAddress agent) => _known.Contains(agent) ? _somebody : null;

    [Theory]
    [InlineData("stt")]
    [InlineData("audio/stt")]
    public void OwnName_WillDo(string named) => NamedAgent.ProblemOf(named, Own, this).ShouldBeNull();

    [Theory]
    [InlineData("tts")]
    [InlineData("audio/tts")]
    [InlineData("redis")]
    [InlineData("vision/faces")]
    public void NameOfAnother_IsForeign(string named)
    {
        var problem = NamedAgent.ProblemOf(named, Own, this).ShouldNotBeNull();

        problem.Code.ShouldBe(ReadinessCodes.ForeignAgent);
        problem.Message.ShouldBe($"audio/stt may not speak for '{named}'.");
    }

    [Theory]
    [InlineData("STT")]
    [InlineData("faces")]
    [InlineData("a/b/c")]
    [InlineData("vision/")]
    public void NameOfNobody_IsUnknown(string named) =>
        NamedAgent.ProblemOf(named, Own, this)!.Code.ShouldBe(SignalCodes.UnknownAgent);
}
