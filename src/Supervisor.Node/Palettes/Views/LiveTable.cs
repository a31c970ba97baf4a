using System.Runtime.CompilerServices;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Palettes.Rules;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Views;

/// <summary>Tables of the roster: once, or again with each change.</summary>
internal static class LiveTable
{
    /// <summary>Nobody reads faster, and a fleet that starts changes thousands of times.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public static ArgumentDescription WatchFlag { get; } =
        new(LiveRules.Watch, "Show it again with each change, until Ctrl+C.", ArgumentKinds.Flag, Letter: "w");

    /// <param name="picture">What to show of one view; an error frame in it ends everything.</param>
    public static async IAsyncEnumerable<Frame> RunAsync(
        PaletteServices services,
        CommandCall call,
        Func<RosterView, IEnumerable<Frame>> picture,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        var isWatch = call.Arguments.Flag(LiveRules.Watch);
        var shown = new List<Frame>();
        var views = isWatch ? WatchAsync(services, stop) : ReadAsync(services.Supervised, stop);
        await foreach (var view in views)
        {
            var frames = (view is null ? [new ErrorFrame(ViewErrors.NoRoster())] : picture(view)).ToList();
            if (IsSame(frames, shown))
            {
                // What has changed is nothing that this table has.
                continue;
            }

            shown = frames;
            foreach (var frame in isWatch ? frames.Append(new PictureFrame()) : frames)
            {
                yield return frame;
                if (frame is ErrorFrame)
                {
                    yield break;
                }
            }
        }
    }

    private static bool IsSame(List<Frame> frames, List<Frame> shown) =>
        frames.Count == shown.Count && frames.Zip(shown).All(static pair => IsSame(pair.First, pair.Second));

    private static bool IsSame(Frame frame, Frame shown) =>
        frame is RowFrame row && shown is RowFrame before ? row.Cells.SequenceEqual(before.Cells) : frame.Equals(shown);

    private static async IAsyncEnumerable<RosterView?> ReadAsync(
        SupervisedServices fleet,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        yield return await fleet.ReadAsync(stop);
    }

    private static async IAsyncEnumerable<RosterView?> WatchAsync(
        PaletteServices services,
        [EnumeratorCancellation] CancellationToken stop
    )
    {
        using var feed = RosterFeed.Open(services.Actors, services.Roster);
        await foreach (var view in feed.ReadAllAsync(stop))
        {
            yield return view;
            await Task.Delay(Pause, services.Clock, stop);
        }
    }
}
