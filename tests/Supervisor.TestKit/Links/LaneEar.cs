using System.Threading.Channels;
using Shouldly;
using Supervisor.Actors;
using Supervisor.Supervision.Ports.Links;

namespace Supervisor.TestKit.Links;

/// <summary>An actor that listens to a lane, for a test to look at what it hears.</summary>
internal sealed class LaneEar
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Channel<LaneNews<Word>> _heard = Channel.CreateUnbounded<LaneNews<Word>>();
    private readonly List<string> _seen = [];

    public Props<LaneNews<Word>> Listening => Props.Of(() => new Listener(this));

    /// <summary>Whether messages are taken as soon as they come.</summary>
    public bool TakesAtOnce { get; init; } = true;

    /// <summary>Reads on until this comes.</summary>
    public async Task<TNews> NextAsync<TNews>()
        where TNews : LaneNews<Word>
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            while (true)
            {
                var news = await _heard.Reader.ReadAsync(patience.Token);
                _seen.Add(news.ToString());
                if (news is TNews wanted)
                {
                    return wanted;
                }
            }
        }
        catch (OperationCanceledException late)
        {
            throw new ShouldAssertException(
                $"{typeof(TNews).Name} was to be heard, and there was only: {string.Join(", ", _seen)}.",
                late
            );
        }
    }

    /// <summary>The numbers of the next words, whatever else comes.</summary>
    public async Task<IReadOnlyList<int>> NumbersAsync(int count)
    {
        var numbers = new List<int>();
        while (numbers.Count < count)
        {
            numbers.Add((await NextAsync<LaneNews<Word>.Said>()).Take().Number);
        }

        return numbers;
    }

    private sealed class Listener(LaneEar ear) : Actor<LaneNews<Word>>
    {
        protected override void Receive(LaneNews<Word> message)
        {
            if (ear.TakesAtOnce && message is LaneNews<Word>.Said said)
            {
                said.Take();
            }

            ear._heard.Writer.TryWrite(message);
        }
    }
}
