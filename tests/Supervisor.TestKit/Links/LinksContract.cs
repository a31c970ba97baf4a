using System.Threading.Channels;
using Shouldly;
using Supervisor.Actors;
using Supervisor.Cluster.Links;
using Supervisor.Supervision.Ports.Links;
using Xunit;

namespace Supervisor.TestKit.Links;

/// <summary>What nodes may rely on when they speak to each other, whatever carries their words.</summary>
public abstract class LinksContract : IAsyncLifetime
{
    private LinkWorld? _world;

    private protected LinkWorld World => _world ?? throw new InvalidOperationException("The world is not there yet.");

    public ValueTask InitializeAsync()
    {
        _world = Open();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected abstract LinkWorld Open();

    [Fact]
    public async Task Say_WithoutALink_OpensOneForWhoTriesAgain()
    {
        var (one, two) = (World.Start(1), World.Start(2));
        var ears = (One: one.Listen(), Two: two.Listen());

        one.Lane().Say(two.Id, new Word(0)).ShouldBe(SayResult.NotLinked);

        (await ears.One.NextAsync<LaneNews<Word>.Linked>()).Node.ShouldBe(two.Id);
        (await ears.Two.NextAsync<LaneNews<Word>.Linked>()).Node.ShouldBe(one.Id);
        one.Lane().Say(two.Id, new Word(1)).ShouldBe(SayResult.Accepted);
        var said = await ears.Two.NextAsync<LaneNews<Word>.Said>();
        said.Node.ShouldBe(one.Id);
        said.Take().ShouldBe(new Word(1));
    }

    [Fact]
    public async Task Seek_WithoutALink_OpensOne_ThoughNobodyHasAnythingToSay()
    {
        var (one, two) = (World.Start(1), World.Start(2));
        var ears = (One: one.Listen(), Two: two.Listen());
        one.SinceHeard(two.Id).ShouldBeNull();

        one.Seek(two.Id);

        (await ears.One.NextAsync<LaneNews<Word>.Linked>()).Node.ShouldBe(two.Id);
        (await ears.Two.NextAsync<LaneNews<Word>.Linked>()).Node.ShouldBe(one.Id);
        one.SinceHeard(two.Id).ShouldNotBeNull();
        one.Seek(two.Id);
        one.Lane().Say(two.Id, new Word(1)).ShouldBe(SayResult.Accepted);
    }

    [Fact]
    public async Task Say_TheMomentThatThereIsALink_IsAccepted()
    {
        const int others = 40;
        var one = World.Start(1);
        var results = Channel.CreateUnbounded<SayResult>();
        one.Listen(LinkWorld.Words, Props.Of(() => new EagerSpeaker(one.Lane(), results.Writer)));

        foreach (var other in Enumerable.Range(2, others).Select(number => World.Start((byte)number)))
        {
            one.Lane().Say(other.Id, new Word(0));

            (await results.Reader.ReadAsync(TestContext.Current.CancellationToken)).ShouldBe(SayResult.Accepted);
        }
    }

    [Fact]
    public async Task Say_ManyWordsBothWays_ArriveEachOnceAndInOrder()
    {
        const int count = 20_000;
        var (one, two, ears) = await LinkAsync();

        await Task.WhenAll(Task.Run(() => SayAllAsync(one, two, count)), Task.Run(() => SayAllAsync(two, one, count)));

        (await ears.Two.NumbersAsync(count)).ShouldBe(Enumerable.Range(0, count));
        (await ears.One.NumbersAsync(count)).ShouldBe(Enumerable.Range(0, count));
    }

    [Fact]
    public async Task Receiver_ThatTakesNothing_HoldsUpItsOwnLaneOnly_UntilItTakes()
    {
        var one = World.Start(1);
        var two = World.Start(2);
        var news = one.Listen();
        var slow = two.Listen(takesAtOnce: false);
        var quick = two.Listen(LinkWorld.Others);
        await LinkedAsync(one, two, news);

        var said = SayUntilFull(one, two);
        one.Lane(LinkWorld.Others).Say(two.Id, new Word(7)).ShouldBe(SayResult.Accepted);
        (await quick.NumbersAsync(1)).ShouldBe([7]);

        (await slow.NumbersAsync(said)).ShouldBe(Enumerable.Range(0, said));
        await news.NextAsync<LaneNews<Word>.Room>();
        one.Lane().Say(two.Id, new Word(said)).ShouldBe(SayResult.Accepted);
        (await slow.NumbersAsync(1)).ShouldBe([said]);
    }

    [Fact]
    public async Task Receiver_InPlaceOfOneThatTookNothing_HearsOfTheLinkAndOfAllThatFollows()
    {
        var one = World.Start(1);
        var two = World.Start(2);
        var news = one.Listen();
        two.Listen(takesAtOnce: false);
        await LinkedAsync(one, two, news);
        var said = SayUntilFull(one, two);

        var next = two.Listen();

        (await next.NextAsync<LaneNews<Word>.Linked>()).Node.ShouldBe(one.Id);
        await news.NextAsync<LaneNews<Word>.Room>();
        one.Lane().Say(two.Id, new Word(said, "last")).ShouldBe(SayResult.Accepted);
        LaneNews<Word>.Said heard;
        do
        {
            heard = await next.NextAsync<LaneNews<Word>.Said>();
        } while (heard.Take().Text != "last");
    }

    [Fact]
    public async Task Receiver_ThatComesLate_HearsWhatWasSaidBefore()
    {
        var one = World.Start(1);
        var two = World.Start(2);
        var news = one.Listen();
        await LinkedAsync(one, two, news);
        one.Lane().Say(two.Id, new Word(1)).ShouldBe(SayResult.Accepted);
        one.Lane().Say(two.Id, new Word(2)).ShouldBe(SayResult.Accepted);

        (await two.Listen().NumbersAsync(2)).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Nodes_ThatDialAtTheSameMoment_AreLinkedOnceInTheEnd()
    {
        var (one, two) = (World.Start(1), World.Start(2));
        var ears = (One: one.Listen(), Two: two.Listen());

        one.Lane().Say(two.Id, new Word(0));
        two.Lane().Say(one.Id, new Word(0));

        await UntilHeardAsync(one, two, ears.Two);
        await UntilHeardAsync(two, one, ears.One);
    }

    [Fact]
    public async Task Node_ThatStopsAndStartsAgain_IsLostWithAReasonAndLinkedAnew()
    {
        var (one, two, ears) = await LinkAsync();

        await World.StopAsync(two);
        var lost = await ears.One.NextAsync<LaneNews<Word>.Lost>();
        lost.Reason.Code.ShouldBe(LinkErrorCodes.Stopping, $"{lost.Reason}");
        one.Lane().Say(two.Id, new Word(0)).ShouldBe(SayResult.NotLinked);
        var next = World.Start(2);
        var ear = next.Listen();

        var linked = await ears.One.NextAsync<LaneNews<Word>.Linked>();
        linked.Link.Value.ShouldBeGreaterThan(lost.Link.Value);
        one.Lane().Say(two.Id, new Word(1)).ShouldBe(SayResult.Accepted);
        (await ear.NumbersAsync(1)).ShouldBe([1]);
    }

    [Fact]
    public async Task Say_InALaneThatTheOtherDoesNotKnow_IsNotUnderstood_AndTheOthersGoOn()
    {
        var one = World.Start(1, "newer", LinkWorld.Words);
        var two = World.Start(2, LinkWorld.Others, LinkWorld.Words);
        var ear = two.Listen();
        await LinkedAsync(one, two, one.Listen());

        one.Lane("newer").Say(two.Id, new Word(1)).ShouldBe(SayResult.NotUnderstood);
        one.Lane().Say(two.Id, new Word(2)).ShouldBe(SayResult.Accepted);

        (await ear.NumbersAsync(1)).ShouldBe([2]);
    }

    [Fact]
    public async Task Say_LargerThanTheWindow_Arrives_AndLargerThanAFrameIsRefused()
    {
        var (one, two, ears) = await LinkAsync();
        var large = new string('x', LinkProtocol.WindowBytes * 3 / 2);

        one.Lane().Say(two.Id, new Word(0, large + large)).ShouldBe(SayResult.TooLarge);
        for (var i = 1; i <= 5; i++)
        {
            while (one.Lane().Say(two.Id, new Word(i, large)) == SayResult.Full)
            {
                await ears.One.NextAsync<LaneNews<Word>.Room>();
            }
        }

        (await ears.Two.NumbersAsync(5)).ShouldBe([1, 2, 3, 4, 5]);
    }

    private protected async Task<(LinkedNode One, LinkedNode Two, (LaneEar One, LaneEar Two) Ears)> LinkAsync()
    {
        var (one, two) = (World.Start(1), World.Start(2));
        var ears = (one.Listen(), two.Listen());
        await LinkedAsync(one, two, ears.Item1);
        await ears.Item2.NextAsync<LaneNews<Word>.Linked>();
        return (one, two, ears);
    }

    private protected static async Task LinkedAsync(LinkedNode one, LinkedNode two, LaneEar news)
    {
        one.Lane().Say(two.Id, new Word(-1)).ShouldBe(SayResult.NotLinked);
        await news.NextAsync<LaneNews<Word>.Linked>();
    }

    /// <summary>Numbers from zero, with a text each, so that many of them are much.</summary>
    private static int SayUntilFull(LinkedNode from, LinkedNode to)
    {
        var text = new string('x', 1000);
        var said = 0;
        while (from.Lane().Say(to.Id, new Word(said, text)) == SayResult.Accepted)
        {
            said++;
        }

        return said;
    }

    private static async Task SayAllAsync(LinkedNode from, LinkedNode to, int count)
    {
        for (var i = 0; i < count; i++)
        {
            while (from.Lane().Say(to.Id, new Word(i)) != SayResult.Accepted)
            {
                await Task.Yield();
            }
        }
    }

    /// <summary>A link may be replaced by a better one while it is spoken over.</summary>
    private static async Task UntilHeardAsync(LinkedNode from, LinkedNode to, LaneEar ear)
    {
        var heard = ear.NextAsync<LaneNews<Word>.Said>();
        while (!heard.IsCompleted)
        {
            from.Lane().Say(to.Id, new Word(1));
            await Task.Yield();
        }

        await heard;
    }
}
