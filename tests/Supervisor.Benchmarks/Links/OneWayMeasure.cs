using System.Diagnostics;
using Supervisor.Actors;
using Supervisor.Supervision.Ports.Links;
using Supervisor.TestKit.Links;

namespace Supervisor.Benchmarks.Links;

/// <summary>An actor says as much as it may; the other says when it has the last.</summary>
internal static class OneWayMeasure
{
    private const int Messages = 5_000_000;

    // Each measurement has a new process at the other end: after so many its code is compiled as that of one that has run for long.
    private const int WarmUp = 2_000_000;

    public static async Task<double> MessagesPerSecondAsync(string directory)
    {
        await using var pair = LinkPair.Start(directory);
        await SayAsync(pair, WarmUp);
        var watch = Stopwatch.StartNew();
        await SayAsync(pair, Messages);
        return Messages / watch.Elapsed.TotalSeconds;
    }

    private static async Task SayAsync(LinkPair pair, int count)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        pair.Node.Listen(LinkWorld.Words, Props.Of(() => new Speaker(pair.Node.Lane(), count, done)));
        await done.Task.WaitAsync(TimeSpan.FromMinutes(2));
    }

    private sealed class Speaker(ILane<Word> lane, int count, TaskCompletionSource done) : Actor<LaneNews<Word>>
    {
        private int _said;

        protected override void PreStart() => SayOn();

        protected override void Receive(LaneNews<Word> message)
        {
            if (message is LaneNews<Word>.Said said)
            {
                said.Take();
                done.TrySetResult();
            }
            else
            {
                SayOn();
            }
        }

        private void SayOn()
        {
            while (_said < count && lane.Say(LinkPair.Peer, Next()) == SayResult.Accepted)
            {
                _said++;
            }
        }

        private Word Next() => MeasuredWord.Of(_said == count - 1 ? 0 : 1_000_000 + _said);
    }
}
