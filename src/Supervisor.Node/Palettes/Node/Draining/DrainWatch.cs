using System.Runtime.CompilerServices;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Palettes.Changes;

namespace Supervisor.Node.Palettes.Node.Draining;

/// <summary>Shows how the groups of a drained node move, until all have.</summary>
internal sealed class DrainWatch(DrainDesk desk, TimeProvider clock, ChangeWait wait)
{
    /// <summary>Nobody tells of claims that come and go, so it is looked.</summary>
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(200);

    public async IAsyncEnumerable<Frame> RunAsync(
        IReadOnlyList<string> groups,
        NodeId node,
        string name,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var began = clock.GetTimestamp();
        ProgressFrame? shown = null;
        while (true)
        {
            if (await desk.DescribeAsync(stop) is not { } now)
            {
                yield return new ErrorFrame(DrainErrors.NoAnswer);
                yield break;
            }

            var progress = DrainProgress.Of(groups, node, now);
            if (progress.IsOver)
            {
                yield return new TextFrame($"{name} owns no movable group any more.");
                yield break;
            }

            if (wait.Limit is { } limit && clock.GetElapsedTime(began) >= limit)
            {
                yield return new ErrorFrame(
                    DrainErrors.TooLong($"{progress.Done} of {progress.Total} {progress.Text}.")
                );
                yield break;
            }

            var frame = new ProgressFrame(progress.Done, progress.Total, progress.Text);
            if (frame != shown)
            {
                yield return shown = frame;
            }

            await Task.Delay(Often, clock, stop);
        }
    }
}
