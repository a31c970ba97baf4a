using System.Runtime.CompilerServices;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Text;
using Supervisor.Node.Palettes.Views;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Changes;

/// <summary>Shows what an ordered change waits for, until it has come about or cannot come about any more.</summary>
internal sealed class ChangeWatch(PaletteServices services, ChangeWait wait)
{
    public async IAsyncEnumerable<Frame> RunAsync(
        IReadOnlyList<IChangeGoal> goals,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        await Task.WhenAll(goals.Select(goal => goal.SettleAsync(stop)));
        using var limit = new CancellationTokenSource(wait.Time, services.Clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        using var feed = RosterFeed.Open(services.Actors, services.Roster);
        var views = feed.ReadAllAsync(both.Token).GetAsyncEnumerator(both.Token);
        await using (views)
        {
            IReadOnlyList<ChangeProgress> progress = [];
            ProgressFrame? shown = null;
            while (await NextAsync(views, stop) is { } roster)
            {
                progress = [.. goals.Select(goal => goal.ProgressIn(roster))];
                if (progress.All(one => one.Step is not ChangeStep.Open))
                {
                    break;
                }

                if (Progress(goals, progress) is var frame && frame != shown)
                {
                    yield return shown = frame;
                }
            }

            foreach (var ending in goals.Zip(progress, Ending))
            {
                yield return ending;
            }
        }
    }

    /// <summary>Null when the time is over, or the node stops.</summary>
    private static async Task<RosterView?> NextAsync(IAsyncEnumerator<RosterView> views, CancellationToken stop)
    {
        try
        {
            return await views.MoveNextAsync() ? views.Current : null;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return null;
        }
    }

    private static ProgressFrame Progress(IReadOnlyList<IChangeGoal> goals, IReadOnlyList<ChangeProgress> progress)
    {
        var open = progress.Where(one => one.Step is ChangeStep.Open).ToList();
        var more = open.Count > 1 ? $" (and {open.Count - 1} more)" : "";
        return new ProgressFrame(
            progress.Sum(one => one.Done),
            progress.Sum(one => one.Total),
            $"{goals[0].Counted}; {open[0].Text}{more}"
        );
    }

    private Frame Ending(IChangeGoal goal, ChangeProgress progress) =>
        progress.Step switch
        {
            ChangeStep.Reached => new TextFrame($"{goal.Name} {goal.Goal}."),
            ChangeStep.Failed => NotReached(goal, $"{progress.Text}.", progress.Remedy),
            _ => NotReached(goal, $"{Waited()}{Count(goal, progress)}{progress.Text}.", progress.Remedy),
        };

    private static string Count(IChangeGoal goal, ChangeProgress progress) =>
        progress.Total > 1 ? $"{progress.Done} of {progress.Total} {goal.Counted}; " : "";

    private string Waited() => wait.Limit is { } limit ? $"After {DurationText.Format(limit)}: " : "";

    private static ErrorFrame NotReached(IChangeGoal goal, string why, string remedy) =>
        new(
            ViewErrors.NotReached($"{goal.Name} {goal.Goal}", why, remedy.Length > 0 ? $"'{remedy}' clears that." : "")
        );
}
