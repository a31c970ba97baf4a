using Shouldly;
using Supervisor.Fleet.Diffing;
using Xunit;

namespace Supervisor.Tests.Fleet.Diffing;

public sealed class ChangeEffectsTests
{
    [Theory]
    [InlineData("environment: { A: b }", ChangeEffect.NewContainer)]
    [InlineData("mem_limit: 1g", ChangeEffect.NewContainer)]
    [InlineData("ports: [\"80:80\"]", ChangeEffect.NewContainer)]
    [InlineData("healthcheck: { test: [CMD, \"true\"] }", ChangeEffect.NewContainer)]
    [InlineData("labels: { a: b }", ChangeEffect.NewContainer)]
    [InlineData("pull_policy: always", ChangeEffect.Policy)]
    [InlineData("restart: always", ChangeEffect.Policy)]
    [InlineData("deploy: { restart_policy: { condition: any, delay: 5s } }", ChangeEffect.Policy)]
    [InlineData("stop_signal: SIGINT", ChangeEffect.Policy)]
    [InlineData("build: ./web", ChangeEffect.Policy)]
    [InlineData("depends_on: [db]", ChangeEffect.Policy)]
    [InlineData("x-supervisor: { ready: required }", ChangeEffect.Policy)]
    [InlineData("x-supervisor: { templates: [{ from: a, to: /b }] }", ChangeEffect.NewContainer)]
    [InlineData("x-supervisor: { gpu: { memory: 1g } }", ChangeEffect.NewContainer)]
    public void KeyOfAService_ThatWasAdded_MeansThis(string key, ChangeEffect expected)
    {
        var fleets = new TwoFleets(
            "services: { web: { image: web:1 }, db: { image: db:1 } }",
            $"services: {{ web: {{ image: web:1, {key} }}, db: {{ image: db:1 }} }}"
        );

        fleets.EffectOn("web").ShouldBe(expected);
        fleets.EffectOn("db").ShouldBeNull();
    }

    [Theory]
    [InlineData("environment: { A: b }", ChangeEffect.RestartAgent)]
    [InlineData("user: root", ChangeEffect.RestartAgent)]
    [InlineData("working_dir: /app", ChangeEffect.RestartAgent)]
    [InlineData("watchdog: 30s", ChangeEffect.RestartAgent)]
    [InlineData("port: 80", ChangeEffect.Policy)]
    [InlineData("needs: [db]", ChangeEffect.Policy)]
    [InlineData("probe: { tcp: \":80\" }", ChangeEffect.Policy)]
    [InlineData("restart: { max: 3 }", ChangeEffect.Policy)]
    [InlineData("required: false", ChangeEffect.Policy)]
    [InlineData("startDeadline: 5m", ChangeEffect.Policy)]
    public void KeyOfAnAgentThatWeStart_ThatWasAdded_MeansThis(string key, ChangeEffect expected) =>
        new TwoFleets(Agent("command: [one]"), Agent($"command: [one], {key}")).EffectOn("One").ShouldBe(expected);

    [Fact]
    public void AgentThatTheImageStarts_IsToldOfItsStartByANewContainer() =>
        new TwoFleets(Agent(""), Agent("environment: { A: b }")).EffectOn("One").ShouldBe(ChangeEffect.NewContainer);

    [Fact]
    public void AgentThatTheImageStarted_AndThatWeStartNow_TakesANewContainer() =>
        new TwoFleets(Agent(""), Agent("command: [one]")).EffectOn("One").ShouldBe(ChangeEffect.NewContainer);

    [Fact]
    public void AgentThatTheImageStarts_WhenListed_StartsNothing() =>
        new TwoFleets(
            "services: { web: { image: web:1, x-supervisor: { agents: { A: , B: } } } }",
            "services: { web: { image: web:1, x-supervisor: { agents: { A: , C: } } } }"
        )
            .EffectOn("C")
            .ShouldBe(ChangeEffect.Policy);

    [Fact]
    public void SizeOfAShareOfTheCard_IsToldToAgentsByARestart() =>
        new TwoFleets(Share("1g"), Share("2g")).EffectOn("web").ShouldBe(ChangeEffect.RestartAgent);

    [Theory]
    [InlineData("environment: { A: b }")]
    [InlineData("mem_limit: 1g")]
    public void Process_HasNoContainerToMakeAnew(string key) =>
        new TwoFleets("services: { web: { command: web } }", $"services: {{ web: {{ command: web, {key} }} }}")
            .EffectOn("web")
            .ShouldBe(ChangeEffect.RestartAgent);

    private static string Agent(string keys) =>
        $"services: {{ web: {{ image: web:1, x-supervisor: {{ agents: {{ One: {{ {keys} }} }} }} }}, db: {{ image: db:1 }} }}";

    private static string Share(string memory) =>
        $"services: {{ web: {{ image: web:1, x-supervisor: {{ gpu: {{ memory: {memory} }}, agents: {{ One: {{ command: [a] }} }} }} }} }}";
}
