using System.Runtime.CompilerServices;
using Supervisor.Actors;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Palettes.Changes;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Nodes;

namespace Supervisor.Node.Palettes.Fleet;

/// <summary>Orders something of the whole fleet on this node, and waits for what it leads to if that is wanted.</summary>
/// <param name="would">What is told instead, when it is only asked what would happen.</param>
/// <param name="told">What is told once it is ordered.</param>
internal sealed class FleetOrder(PaletteServices services, string command, string would, string told)
{
    /// <param name="goal">What is waited for; asked for only then.</param>
    public async IAsyncEnumerable<Frame> RunAsync<TGoal>(
        CommandCall call,
        Func<ActorRef<CommandOutcome>, NodeMessage> order,
        Func<Task<Outcome<TGoal>>> goal,
        [EnumeratorCancellation] CancellationToken stop
    )
        where TGoal : class, IChangeGoal
    {
        if (call.DryRun)
        {
            yield return new TextFrame(would);
            yield break;
        }

        // Without the token: what was ordered is ordered, and whether it was is to be known.
        var asked = await services.Node.Ask(order, FleetChange.Patience, CancellationToken.None);
        if (ChangeAnswer.ProblemOf(command, asked) is { } problem)
        {
            yield return new ErrorFrame(problem);
            yield break;
        }

        yield return new AcceptedFrame();
        yield return new TextFrame(told);
        if (ChangeArguments.WaitOf(call) is { } wait)
        {
            await foreach (var frame in WatchAsync(wait, await goal(), stop))
            {
                yield return frame;
            }
        }
    }

    private IAsyncEnumerable<Frame> WatchAsync<TGoal>(ChangeWait wait, Outcome<TGoal> goal, CancellationToken stop)
        where TGoal : class, IChangeGoal =>
        goal.IsOk
            ? new ChangeWatch(services, wait).RunAsync([goal.Value], stop)
            : new Frame[] { new ErrorFrame(goal.Error) }.ToAsyncEnumerable();
}
