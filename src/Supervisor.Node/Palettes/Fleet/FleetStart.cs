using System.Runtime.CompilerServices;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Fleets;
using Supervisor.Node.Palettes.Changes;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Nodes;

namespace Supervisor.Node.Palettes.Fleet;

internal sealed class FleetStart(PaletteServices services, FleetDesk desk) : IPaletteCommand
{
    private const string Name = "fleet start";

    public CommandDescription Description { get; } =
        new(
            "start",
            "Starts the fleet again that was taken down.",
            Roles.Admin,
            ResultKinds.Progress,
            Changes: true,
            Details: "What an operator stopped by itself, an agent or a group, stays stopped.",
            Arguments: ChangeArguments.All,
            Examples:
            [
                new CommandExample("fleet start", "as it was before 'fleet down'"),
                new CommandExample("fleet start --wait", "the same, and shows it coming up"),
            ]
        );

    public async IAsyncEnumerable<Frame> RunAsync(CommandCall call, [EnumeratorCancellation] CancellationToken stop)
    {
        if (call.DryRun)
        {
            yield return new TextFrame("Would start the fleet.");
            yield break;
        }

        // Without the token: what was ordered is ordered, and whether it was is to be known.
        var asked = await services.Node.Ask<CommandOutcome>(
            reply => new StartFleet(call.Id!, call.Caller.Name, reply),
            FleetChange.Patience,
            CancellationToken.None
        );
        if (ChangeAnswer.ProblemOf(Name, asked) is { } problem)
        {
            yield return new ErrorFrame(problem);
            yield break;
        }

        yield return new AcceptedFrame();
        yield return new TextFrame("The fleet starts.");
        if (ChangeArguments.WaitOf(call) is { } wait)
        {
            await foreach (var frame in WatchAsync(wait, stop))
            {
                yield return frame;
            }
        }
    }

    private async IAsyncEnumerable<Frame> WatchAsync(ChangeWait wait, [EnumeratorCancellation] CancellationToken stop)
    {
        var plan = await desk.PlanAsync();
        if (!plan.IsOk)
        {
            yield return new ErrorFrame(plan.Error);
            yield break;
        }

        await foreach (
            var frame in new ChangeWatch(services, wait).RunAsync([new FleetIsUp(services, plan.Value)], stop)
        )
        {
            yield return frame;
        }
    }
}
