using System.Runtime.CompilerServices;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Palettes.Changes;

namespace Supervisor.Node.Palettes.Fleet;

/// <summary>Orders something of the whole fleet, and waits for what it leads to on this node if that is wanted.</summary>
/// <param name="would">What is told instead, when it is only asked what would happen.</param>
/// <param name="told">What is told once it is ordered.</param>
internal sealed class FleetOrder(PaletteServices services, string would, string told)
{
    /// <param name="order">What is in the way, or null when it is ordered.</param>
    /// <param name="goal">What is waited for; asked for only then.</param>
    public async IAsyncEnumerable<Frame> RunAsync<TGoal>(
        CommandCall call,
        Func<Task<OperatorError?>> order,
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

        if (await order() is { } problem)
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
