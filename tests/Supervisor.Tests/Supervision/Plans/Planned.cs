using Shouldly;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Plans;
using Supervisor.Tests.Fleet.Supervised;

namespace Supervisor.Tests.Supervision.Plans;

/// <summary>Plans of the node <c>pc</c>, made from texts.</summary>
internal static class Planned
{
    internal const string Node = "pc";

    internal static PlanOutcome Of(PlanSurroundings surroundings, params string[] files) =>
        NodePlans.Of(
            new FleetModel(files.Select(file => SupervisedProject.Read(file).Model).ToValueList()),
            Node,
            revision: 7,
            surroundings
        );

    /// <summary>Of one file, read where a variable is set.</summary>
    internal static PlanOutcome With(PlanSurroundings surroundings, (string, string) variable, string file) =>
        NodePlans.Of(
            new FleetModel([SupervisedProject.Read(file, environment: variable).Model]),
            Node,
            revision: 7,
            surroundings
        );

    internal static NodePlan Plan(params string[] files)
    {
        var outcome = Of(PlanSurroundings.Of([]), files);
        outcome.Errors.Select(error => error.Error.Message).ShouldBeEmpty();
        return outcome.Plan.ShouldNotBeNull();
    }

    /// <summary>The only group of a file that has one service of processes, called <c>web</c>.</summary>
    internal static GroupDefinition Group(string supervised, string service = "command: [run]") =>
        Plan(File(supervised, service)).Groups.ShouldHaveSingleItem();

    /// <summary>The only agent of such a group.</summary>
    internal static AgentDefinition Agent(string keys, string service = "command: [run]") =>
        Group($"{{ agents: {{ web: {keys} }} }}", service).Agents.ShouldHaveSingleItem();

    internal static string File(string supervised, string service = "command: [run]") =>
        $$"""
            services:
              web:
                {{service}}
                x-supervisor: {{supervised}}
            """;

    internal static AgentDefinition Find(this NodePlan plan, string group, string? agent = null) =>
        plan
            .Groups.Single(other => other.Name == group)
            .Agents.Single(other => other.Address.Agent == (agent ?? group));
}
