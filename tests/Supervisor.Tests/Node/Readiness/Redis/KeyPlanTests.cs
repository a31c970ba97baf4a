using Shouldly;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Values;
using Supervisor.Node.Readiness.Redis;
using Supervisor.Supervision.Definitions;
using Supervisor.TestKit.Probing;
using Xunit;

namespace Supervisor.Tests.Node.Readiness.Redis;

public sealed class KeyPlanTests
{
    private static readonly RedisModel Redis = new("redis://:secret@host/2", "prod:");

    [Fact]
    public void Plan_WithoutRedis_HasNoKeys() => KeyPlan.Of(Plan(null, "stt")).ShouldBeNull();

    [Fact]
    public void Keys_HaveTheAgentsName_OrBothWhereTwoHaveTheSame()
    {
        var plan = KeyPlan.Of(
            new NodePlan(1, [Group("audio", "stt", "tts"), Group("video", "stt")]) { Redis = Redis }
        )!;

        Ready(plan, "audio", "tts").ShouldBe("prod:agent:ready:tts");
        Ready(plan, "audio", "stt").ShouldBe("prod:agent:ready:audio/stt");
        Ready(plan, "video", "stt").ShouldBe("prod:agent:ready:video/stt");
        KeyNames
            .Of(plan, "mainpc", new AgentAddress("audio", "tts"))
            .Claim.ShouldBe("prod:supervisor:incarnation:mainpc/audio/tts");
    }

    [Fact]
    public void Plan_OfAnotherRevision_IsTheSameUnlessItsKeysAreOthers()
    {
        var plan = KeyPlan.Of(Plan(Redis, "stt"))!;

        plan.IsSameAs(KeyPlan.Of(Plan(Redis, "stt", "tts"))).ShouldBeTrue();
        plan.IsSameAs(KeyPlan.Of(Plan(Redis with { KeyPrefix = "" }, "stt"))).ShouldBeFalse();
        plan.IsSameAs(KeyPlan.Of(Plan(Redis with { Address = "host" }, "stt"))).ShouldBeFalse();
        plan.IsSameAs(null).ShouldBeFalse();
    }

    [Fact]
    public void Address_ThatCannotBeSpokenTo_IsAProblem() =>
        KeyPlan.Of(Plan(new RedisModel("rediss://host"), "stt"))!.Problem.ShouldNotBeNull();

    [Fact]
    public void Pattern_OfAPrefixWithSigns_MeansThePrefixItself() =>
        KeyNames.PatternOf("p*[x]?:", 2).ShouldBe("__keyspace@2__:p\\*\\[x\\]\\?:agent:*");

    [Theory]
    [InlineData("__keyspace@0__:prod:agent:ready:audio/stt", "audio/stt", KeyKind.Ready)]
    [InlineData("__keyspace@0__:prod:agent:not_ready:stt", "stt", KeyKind.NotReady)]
    [InlineData("__keyspace@0__:prod:agent:shutdown:stt", "stt", KeyKind.Shutdown)]
    [InlineData("__keyspace@0__:prod:agent:health:stt", "stt", KeyKind.Health)]
    [InlineData("__keyspace@0__:prod:agent:details:stt", "stt", null)]
    [InlineData("__keyspace@0__:agent:ready:stt", null, null)]
    [InlineData("__keyspace@0__:prod:agent:other:stt", null, null)]
    [InlineData("nonsense", null, null)]
    public void Channel_TellsWhoseKeyAndWhich(string channel, string? name, object? kind)
    {
        KeyNames.NameIn(channel, "prod:", out var told).ShouldBe(name);
        told.ShouldBe((KeyKind?)kind);
    }

    private static string Ready(KeyPlan plan, string group, string agent) =>
        KeyNames.Of(plan, "mainpc", new AgentAddress(group, agent)).Ready;

    private static NodePlan Plan(RedisModel? redis, params string[] agents) =>
        new(1, [Group("group", agents)]) { Redis = redis };

    private static GroupDefinition Group(string name, params string[] agents) =>
        new()
        {
            Name = name,
            Agents = agents
                .Select(agent => ProbedAgents.Named(agent) with { Address = new AgentAddress(name, agent) })
                .ToValueList(),
        };
}
