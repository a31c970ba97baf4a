using System.Runtime.CompilerServices;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Palettes.Changes;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Nodes;

namespace Supervisor.Node.Palettes.Fleet;

internal sealed class FleetDown(PaletteServices services) : IPaletteCommand
{
    private const string Name = "fleet down";

    public CommandDescription Description { get; } =
        new(
            "down",
            "Stops all of the fleet on this node, in the reverse order of need, each with its grace.",
            Roles.Admin,
            ResultKinds.Progress,
            Changes: true,
            Details: "It stays down, also after a restart of the daemon, until 'fleet up' or 'fleet start'.",
            Arguments: ChangeArguments.All,
            Examples: [new CommandExample("fleet down --wait", "stops it, and shows how it ends")]
        );

    public async IAsyncEnumerable<Frame> RunAsync(CommandCall call, [EnumeratorCancellation] CancellationToken stop)
    {
        if (call.DryRun)
        {
            yield return new TextFrame("Would stop all of the fleet on this node.");
            yield break;
        }

        var asked = await services.Node.Ask<CommandOutcome>(
            reply => new StopFleet(call.Id!, call.Caller.Name, reply),
            FleetChange.Patience,
            CancellationToken.None
        );
        if (ChangeAnswer.ProblemOf(Name, asked) is { } problem)
        {
            yield return new ErrorFrame(problem);
            yield break;
        }

        yield return new AcceptedFrame();
        yield return new TextFrame("The fleet goes down.");
        if (ChangeArguments.WaitOf(call) is { } wait)
        {
            await foreach (var frame in new ChangeWatch(services, wait).RunAsync([new FleetIsDown(services)], stop))
            {
                yield return frame;
            }
        }
    }
}
