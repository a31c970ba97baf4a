using Supervisor.Actors;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Nodes;

namespace Supervisor.Node.Palettes.Fleet;

/// <summary>A change of the whole fleet that is done when the node's supervisor has written it down.</summary>
/// <param name="order">What the supervisor is told.</param>
/// <param name="would">What a dry run says.</param>
/// <param name="done">What is said when it is done.</param>
internal sealed class FleetChange(
    PaletteServices services,
    CommandDescription description,
    Func<CommandCall, ActorRef<CommandOutcome>, NodeMessage> order,
    string would,
    string done
) : IPaletteCommand
{
    /// <summary>Longer than the journal takes to say that it cannot be written.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public CommandDescription Description => description;

    public async IAsyncEnumerable<Frame> RunAsync(
        CommandCall call,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop
    )
    {
        if (call.DryRun)
        {
            yield return new TextFrame(would);
            yield break;
        }

        var asked = await services.Node.Ask<CommandOutcome>(reply => order(call, reply), Patience, stop);
        yield return ChangeAnswer.ProblemOf($"fleet {description.Name}", asked) is { } problem
            ? new ErrorFrame(problem)
            : new TextFrame(done);
    }
}
