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
        IReadOnlyList<IChangeTarget> targets,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        await Task.WhenAll(targets.Select(target => target.SettleAsync(stop)));
        using var limit = new CancellationTokenSource(wait.Limit ?? Timeout.InfiniteTimeSpan, services.Clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, limit.Token);
        using var feed = RosterFeed.Open(services.Actors, services.Roster);
        var views = feed.ReadAllAsync(both.Token).GetAsyncEnumerator(both.Token);
        await using (views)
        {
            IReadOnlyList<ChangeProgress> progress = [];
            while (await NextAsync(views, stop) is { } roster)
            {
                progress = [.. targets.Select(target => target.ProgressIn(roster))];
                if (progress.All(one => one.Step is not ChangeStep.Open))
                {
                    break;
                }

                yield return Progress(progress);
            }

            foreach (var frame in targets.Zip(progress, Ending))
            {
                yield return frame;
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

    private static ProgressFrame Progress(IReadOnlyList<ChangeProgress> progress)
    {
        var open = progress.Where(one => one.Step is ChangeStep.Open).ToList();
        var more = open.Count > 1 ? $" (and {open.Count - 1} more)" : "";
        return new ProgressFrame(progress.Sum(one => one.Done), progress.Sum(one => one.Total), open[0].Text + more);
    }

    private Frame Ending(IChangeTarget target, ChangeProgress progress) =>
        progress.Step switch
        {
            ChangeStep.Reached => new TextFrame($"{target.Name} {target.Goal}."),
            ChangeStep.Failed => NotReached(target, $"{progress.Text}.", progress.Remedy),
            _ => NotReached(target, $"{Waited()}{progress.Text}.", progress.Remedy),
        };

    private string Waited() => wait.Limit is { } limit ? $"After {DurationText.Format(limit)}: " : "";

    private static ErrorFrame NotReached(IChangeTarget target, string why, string remedy) =>
        new(
            ViewErrors.NotReached(
                $"{target.Name} {target.Goal}",
                why,
                remedy.Length > 0 ? $"'{remedy}' clears that." : ""
            )
        );
}
