using System.Diagnostics;
using Supervisor.Actors;
using Supervisor.Supervision.Ports.Links;
using Supervisor.TestKit.Links;

namespace Supervisor.Benchmarks.Links;

/// <summary>One word at a time, from actor to actor and back.</summary>
internal static class RoundTripMeasure
{
    private const int Words = 20_000;
    private const int WarmUp = 2_000;

    public static async Task<double> MicrosecondsAsync(string directory, double share)
    {
        await using var pair = LinkPair.Start(directory);
        var done = new TaskCompletionSource<List<double>>(TaskCreationOptions.RunContinuationsAsynchronously);
        pair.Node.Listen(LinkWorld.Others, Props.Of(() => new Asker(pair.Node.Lane(LinkWorld.Others), done)));
        var times = await done.Task.WaitAsync(TimeSpan.FromMinutes(2));
        times.Sort();
        return times[(int)(times.Count * share)];
    }

    private sealed class Asker(ILane<Word> lane, TaskCompletionSource<List<double>> done) : Actor<LaneNews<Word>>
    {
        private readonly List<double> _times = [];
        private long _askedAt;
        private int _asked;

        protected override void PreStart() => lane.Say(LinkPair.Peer, MeasuredWord.Of(0));

        protected override void Receive(LaneNews<Word> message)
        {
            if (message is LaneNews<Word>.Said said)
            {
                said.Take();
                Note(Stopwatch.GetElapsedTime(_askedAt));
            }

            if (_times.Count < Words && message is LaneNews<Word>.Said or LaneNews<Word>.Linked)
            {
                _askedAt = Stopwatch.GetTimestamp();
                lane.Say(LinkPair.Peer, MeasuredWord.Of(1_000_000 + _asked++));
            }
        }

        private void Note(TimeSpan time)
        {
            if (_asked > WarmUp)
            {
                _times.Add(time.TotalMicroseconds);
            }

            if (_times.Count == Words)
            {
                done.TrySetResult(_times);
            }
        }
    }
}
