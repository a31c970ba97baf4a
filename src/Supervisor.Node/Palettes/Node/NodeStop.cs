using System.Runtime.CompilerServices;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Nodes;

namespace Supervisor.Node.Palettes.Node;

internal sealed class NodeStop(PaletteServices services) : IPaletteCommand
{
    private const string Name = "node stop";

    // Longer than the journal takes to say that it cannot be written.
    private static readonly TimeSpan Patience = AnswerPatience.Usual;

    public CommandDescription Description { get; } =
        new(
            "stop",
            "Stops the daemon in order, as SIGTERM does.",
            Roles.Admin,
            ResultKinds.Text,
            Changes: true,
            Details: "It answers when the stop is written down; the daemon's process ends soon after. Asked again with the "
                + "same id after the next start, it does not stop that one. A daemon whose journal takes no events cannot "
                + "write the stop down: use SIGTERM.",
            Examples: [new CommandExample("node stop", "stops the daemon of this machine")]
        );

    public async IAsyncEnumerable<Frame> RunAsync(CommandCall call, [EnumeratorCancellation] CancellationToken stop)
    {
        var facts = services.Facts;
        yield return call.DryRun
            ? new TextFrame($"Would stop the daemon of node {facts.Name} (process {facts.ProcessId}).")
            : await StopAsync(call.Id!);
    }

    // Without the token: it is cancelled by the very stop that is asked for here, and then the answer is on its way.
    private async Task<Frame> StopAsync(CommandId id)
    {
        var asked = await services.Node.Ask<CommandOutcome>(reply => new StopNode(id, reply), Patience);
        return ChangeAnswer.ProblemOf(Name, asked) is { } problem
            ? new ErrorFrame(problem)
            : new TextFrame($"The daemon of node {services.Facts.Name} was told to stop ({id}).");
    }
}
