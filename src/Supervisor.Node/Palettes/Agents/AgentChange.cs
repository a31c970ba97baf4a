using System.Runtime.CompilerServices;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Palettes.Changes;
using Supervisor.Node.Palettes.Views;

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

    public async IAsyncEnumerable<Frame> RunAsync(CommandCall call, [EnumeratorCancellation] CancellationToken stop)
    {
        var supervised = services.Supervised;
        var roster = await supervised.ReadAsync(stop);
        if (roster is null)
        {
            yield return new ErrorFrame(ViewErrors.NoRoster());
            yield break;
        }

        var agents = NamedAgents.FindAll(roster, call.Arguments.All(Names));
        if (!agents.IsOk)
        {
            yield return new ErrorFrame(agents.Error);
            yield break;
        }

        var targets = agents.Value.Select(agent => new AgentTarget(supervised, act, agent));
        await foreach (var frame in new ChangeRun(services, act.Name).RunAsync(call, [.. targets], stop))
        {
            yield return frame;
        }
    }
}
