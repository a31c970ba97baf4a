using Shouldly;
using Supervisor.Supervision.Plans;
using Supervisor.TestKit.Definitions;
using Xunit;

namespace Supervisor.Tests.Supervision.Plans;

/// <summary>By which address one is told to reach another, from wherever to wherever.</summary>
public sealed class NetworkWaysTests
{
    private const string Others = """
        services:
          process: { command: [run], x-supervisor: { agents: { process: { port: 7000 } } } }
          api: { image: api:1, ports: ["8080:80"], networks: [front], x-supervisor: { agents: { api: { port: 80 } } } }
          local: { image: api:1, ports: ["127.0.0.9:8081:80"], x-supervisor: { agents: { local: { port: 80 } } } }
          hidden: { image: api:1, networks: [back], x-supervisor: { agents: { hidden: { port: 90 } } } }
          onhost: { image: api:1, network_mode: host, x-supervisor: { agents: { onhost: { port: 95 } } } }
          alone: { image: api:1, network_mode: none, x-supervisor: { agents: { alone: { port: 96 } } } }
          beside: { image: api:1, network_mode: "service:api", x-supervisor: { agents: { beside: { port: 97 } } } }
          web: SERVICE
        networks: { front: , back: }
        """;

    private const string InFront = "{ image: web:1, networks: [front], environment: { A: 'TEXT' } }";
    private const string OnHost = "{ image: web:1, network_mode: host, environment: { A: 'TEXT' } }";
    private const string BesideApi = "{ image: web:1, network_mode: 'service:api', environment: { A: 'TEXT' } }";
    private const string Process = "{ command: [run], environment: { A: 'TEXT' } }";
    private const string Within =
        "{ image: web:1, x-supervisor: { agents: { web: { command: [a], environment: { A: 'TEXT' } }, other: { command: [b], port: 5 } } } }";

    [Theory]
    // In one network by the service's name, whoever joins its space by the same.
    [InlineData(InFront, "{agent:api.url}", "http://api:80")]
    [InlineData(InFront, "{agent:api.host}", "api")]
    [InlineData(InFront, "{agent:beside.url}", "http://api:97")]
    // In one space, or in one container, as oneself.
    [InlineData(BesideApi, "{agent:api.url}", "http://127.0.0.1:80")]
    [InlineData(Within, "{agent:other.url}", "http://127.0.0.1:5")]
    [InlineData(OnHost, "{agent:onhost.url}", "http://127.0.0.1:95")]
    [InlineData(OnHost, "{agent:process.url}", "http://127.0.0.1:7000")]
    [InlineData(Process, "{agent:onhost.port}", "95")]
    // From the machine by what is published.
    [InlineData(Process, "{agent:api.url}", "http://127.0.0.1:8080")]
    [InlineData(Process, "{agent:api.port}", "8080")]
    [InlineData(OnHost, "{agent:local.url}", "http://127.0.0.9:8081")]
    [InlineData(Process, "{agent:local.host}", "127.0.0.9")]
    public void Agent_ThatIsReached_IsNamedAsTheAskerReachesIt(string service, string text, string filled)
    {
        var outcome = Plan(service, text);

        outcome.Errors.Select(error => error.Error.Why).ShouldBeEmpty();
        var agent = outcome.Plan!.Groups.Single(group => group.Name == "web").Agents;
        var variables =
            agent[^1].Address.Agent == "other" ? agent[1].AsExec().Environment["A"]
            : agent[0].Launch is Supervisor.Supervision.Definitions.ProcessLaunch launch ? launch.Environment["A"]
            : agent[0].AsContainer().Service.Environment["A"];
        variables.ShouldBe(filled);
    }

    [Theory]
    [InlineData(
        InFront,
        "{agent:process.host}",
        "process/process listens on the machine, and web/web is in a container"
    )]
    [InlineData(InFront, "{agent:onhost.url}", "onhost/onhost listens on the machine")]
    [InlineData(InFront, "{agent:hidden.host}", "have no network in common")]
    [InlineData(InFront, "{agent:alone.host}", "have no network in common")]
    [InlineData(Process, "{agent:hidden.url}", "its port 90 is not published")]
    [InlineData(Process, "{agent:alone.host}", "have no network in common")]
    public void Agent_ThatCannotBeReached_IsAnErrorThatSaysWhy(string service, string text, string why)
    {
        var error = Plan(service, text).Errors.ShouldHaveSingleItem();

        error.Error.Code.ShouldBe("plan.late-value");
        error.Error.Why.ShouldContain(why);
        error.Error.Remedy.ShouldNotBeEmpty();
    }

    [Fact]
    public void PublishedPort_WithAnOffset_IsTheShiftedOne() =>
        Planned
            .Plan(
                "services: { api: { image: api:1, environment: { PORT_OFFSET: '1000' }, ports: ['8080:80'] } }",
                "services: { web: { command: [run], environment: { A: '{agent:api.url}' } } }"
            )
            .Find("web")
            .AsProcess()
            .Environment["A"]
            .ShouldBe("http://127.0.0.1:9080");

    private static PlanOutcome Plan(string service, string text) =>
        Planned.Of(
            PlanSurroundings.Of([]),
            Others.Replace("SERVICE", service.Replace("TEXT", text, StringComparison.Ordinal), StringComparison.Ordinal)
        );
}
