using Shouldly;
using Supervisor.Supervision.Plans;
using Supervisor.TestKit.Definitions;
using Xunit;

namespace Supervisor.Tests.Supervision.Plans;

public sealed class LateValuesTests
{
    private const string Others = """
        services:
          core: { x-supervisor: { agents: { Hub: { command: [run], port: 9000 }, Mute: { command: [run] } } } }
          store: { command: [run], ports: ["80:8080"] }
        """;

    private const string FarAway = """
        x-supervisor: { node: pc2 }
        services: { far: { image: far:1, x-supervisor: { agents: { Far: { port: 1 } } } } }
        """;

    [Theory]
    [InlineData("{agent:Hub.host}", "127.0.0.1")]
    [InlineData("{agent:Hub.port}", "9000")]
    [InlineData("{agent:core/Hub.url}/x", "http://127.0.0.1:9000/x")]
    [InlineData("{agent:store.port}", "8080")]
    [InlineData("{agent:Mute.host}", "127.0.0.1")]
    [InlineData("{node:name}-{group:name}", "pc-web")]
    [InlineData("{\"json\": 1}", "{\"json\": 1}")]
    public void LateValue_InCommandAndEnvironment_IsFilledIn(string text, string filled)
    {
        var launch = Plan(text).Plan!.Find("web").AsProcess();

        launch.Command.ShouldBe(["run", filled]);
        (launch.Environment["A"], launch.Environment["B"]).ShouldBe((filled, filled));
    }

    [Theory]
    [InlineData("{agent:Nobody.port}", "names nothing that runs in this fleet")]
    [InlineData("{agent:Mute.port}", "'Mute' has no port.")]
    [InlineData("{agent:Mute.url}", "'Mute' has no port.")]
    [InlineData("{agent:core.port}", "'core' has no port.")]
    [InlineData("{agent:Hub.size}", "There is no 'size' of an agent.")]
    [InlineData("{agent:Hub}", "There is no '' of an agent.")]
    [InlineData("{node:size}", "There is no 'size' of a node.")]
    [InlineData("{agent:Far@pc2.host}", "runs on pc2, and nodes do not know each other's addresses yet")]
    public void LateValue_ThatNothingCanFillIn_IsAnErrorThatNamesIt(string text, string why)
    {
        var outcome = Plan(text);

        outcome.Plan.ShouldBeNull();
        outcome.Errors.Count.ShouldBe(3);
        var error = outcome.Errors[0];
        error.Path.ToString().ShouldBe("services.web.x-supervisor.agents.web");
        error.Error.Code.ShouldBe("plan.late-value");
        error.Error.Message.ShouldBe($"{text} in the definition of web/web cannot be filled in.");
        error.Error.Why.ShouldContain(why);
        error.Error.Remedy.ShouldNotBeEmpty();
    }

    private static PlanOutcome Plan(string text) =>
        Planned.Of(
            PlanSurroundings.Of([]),
            Others,
            FarAway,
            $$"""
            services:
              web:
                command: [run, '{{text}}']
                environment: { A: '{{text}}' }
                x-supervisor: { agents: { web: { environment: { B: '{{text}}' } } } }
            """
        );
}
