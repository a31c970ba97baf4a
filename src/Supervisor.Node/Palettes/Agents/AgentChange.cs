using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Palettes.Changes;
using Supervisor.Node.Palettes.Views;
using Supervisor.Supervision.Agents;

namespace Supervisor.Node.Palettes.Agents;

internal sealed class AgentChange(PaletteServices services, AgentAct act) : IPaletteCommand
{
    private const string Names = "agents";

    public CommandDescription Description { get; } =
        new(
            act.Name,
            act.Summary,
            Roles.Operator,
            ResultKinds.Progress,
            Changes: true,
            Details: act.Details.Length > 0 ? act.Details : null,
            Arguments:
            [
                new ArgumentDescription(
                    Names,
                    "Which agents.",
                    ArgumentKinds.Agent,
                    Position: 1,
                    Required: true,
                    Repeatable: true
                ),
                .. ChangeArguments.All,
            ],
            Examples:
            [
                new CommandExample($"agent {act.Name} chat", "one agent"),
                new CommandExample($"agent {act.Name} chat audio/stt --wait", $"two, until each {act.Goal.Text}"),
            ]
        );

    public static IEnumerable<AgentChange> All(PaletteServices services) =>
        AgentAct.All.Select(act => new AgentChange(services, act));

    public IAsyncEnumerable<Frame> RunAsync(CommandCall call, CancellationToken stop) =>
        services.Supervised.AnswerAsync(
            roster => NamedAgents.FindAll(roster, call.Arguments.All(Names), act.Name),
            (agents, _) => new ChangeRun(services, act.Name).RunAsync(call, [.. agents.Select(Target)], stop),
            stop
        );

    private AgentTarget Target(AgentSnapshot agent) => new(services.Supervised, act, agent);
}
