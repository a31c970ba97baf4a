using Shouldly;
using Supervisor.Supervision.Plans;
using Supervisor.TestKit.Definitions;
using Xunit;

namespace Supervisor.Tests.Supervision.Plans;

public sealed class AgentVariablesTests
{
    [Fact]
    public void Environment_OfAnAgentThatSaysNothing_SaysWhoItIsAndWhere() =>
        Written(Planned.Agent("{}").AsProcess().Environment)
            .ShouldBe([
                "BIND_ADDRESS=127.0.0.1",
                "CONTAINER_ROLE=web",
                "MACHINE_TYPE=pc",
                "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                "PORT_OFFSET=0",
                "SUPERVISOR_AGENT=web",
                "SUPERVISOR_EPOCH=0",
                "SUPERVISOR_GROUP=web",
                "SUPERVISOR_NODE=pc",
            ]);

    [Fact]
    public void Environment_OfAnAgent_IsItsOwnOverTheServicesOverTheUsual()
    {
        var environment = Planned
            .Agent(
                "{ command: [run], environment: { B: agent, MACHINE_TYPE: agent } }",
                "environment: { A: service, B: service, CONTAINER_ROLE: service }"
            )
            .AsProcess()
            .Environment;

        (environment["A"], environment["B"]).ShouldBe(("service", "agent"));
        (environment["CONTAINER_ROLE"], environment["MACHINE_TYPE"]).ShouldBe(("service", "agent"));
    }

    [Fact]
    public void Environment_CannotSayThatTheAgentIsAnother() =>
        Planned
            .Agent("{ command: [run], environment: { SUPERVISOR_AGENT: other, SUPERVISOR_EPOCH: '9' } }")
            .AsProcess()
            .Environment.Where(variable => variable.Key is "SUPERVISOR_AGENT" or "SUPERVISOR_EPOCH")
            .Select(variable => variable.Value)
            .ShouldBe(["web", "0"]);

    [Fact]
    public void Group_WithAReservationOnACard_IsToldOfItInMebibytes() =>
        Planned.Group("{ gpu: { memory: 6g } }").Agents[0].AsProcess().Environment["GPU_MEMORY_LIMIT"].ShouldBe("6144");

    [Fact]
    public void Surroundings_GiveTheUsualFewAndNothingElse()
    {
        var plan = Planned.Of(Daemon, "services: { web: { command: [run], environment: { LANG: C } } }").Plan!;
        var environment = plan.Find("web").AsProcess().Environment;

        (environment["PATH"], environment["HOME"], environment["TZ"], environment["LANG"]).ShouldBe(
            ("/opt/bin", "/home/daemon", "UTC", "C")
        );
        environment.Contains("SECRET").ShouldBeFalse();
    }

    [Fact]
    public void Variable_ThatTheFileUnsets_IsNotTakenFromTheSurroundings() =>
        Planned
            .Of(Daemon, "services: { web: { command: [run], environment: [TZ] } }")
            .Plan!.Find("web")
            .AsProcess()
            .Environment.Contains("TZ")
            .ShouldBeFalse();

    [Fact]
    public void Process_OfAnotherUser_DoesNotGetTheDaemonsHome()
    {
        var plan = Planned.Of(Daemon, "services: { web: { command: [run], user: other } }").Plan!;

        plan.Find("web").AsProcess().Environment.Contains("HOME").ShouldBeFalse();
        plan.Find("web").AsProcess().Environment.Contains("TZ").ShouldBeTrue();
    }

    private static PlanSurroundings Daemon =>
        PlanSurroundings.Of(
            new Dictionary<string, string>
            {
                ["PATH"] = "/opt/bin",
                ["HOME"] = "/home/daemon",
                ["TZ"] = "UTC",
                ["LANG"] = "de_DE.UTF-8",
                ["SECRET"] = "x",
            }
        );

    private static IEnumerable<string> Written(IEnumerable<KeyValuePair<string, string>> environment) =>
        environment.Select(variable => $"{variable.Key}={variable.Value}");
}
