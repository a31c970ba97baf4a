using Shouldly;
using Supervisor.Actors;
using Supervisor.Actors.Letters;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.Tests.Actors.Mailboxes;

public sealed class BoundedMailboxTests
{
    private readonly PuppetKit _kit = new();
    private readonly ActorRef<Order> _bounded;

    public BoundedMailboxTests()
    {
        var props = Props.Of(() => new Puppet("a", _kit.Diary)) with { MailboxCapacity = 2 };
        _bounded = _kit.Actors.System.Spawn(props, "a");
        _kit.Run();
        _kit.Diary.Clear();
    }

    [Fact]
    public void Mailbox_ThatIsFull_SaysSoToTheSender()
    {
        PuppetKit.Say(_bounded, "one").ShouldBe(TellResult.Accepted);
        PuppetKit.Say(_bounded, "two").ShouldBe(TellResult.Accepted);

        PuppetKit.Say(_bounded, "three").ShouldBe(TellResult.Full);

        _kit.Run();
        _kit.Diary.ShouldRead("a#1 one", "a#1 two");
        _kit.Actors.DeadLetters.ShouldHaveSingleItem().Reason.ShouldBe(DeadLetterReason.Full);
    }

    [Fact]
    public void Mailbox_OnceAMessageWasHandled_HasRoomAgain()
    {
        Fill();
        _kit.Run();

        Room().ShouldBe(2);
    }

    [Fact]
    public void StashedMessage_KeepsItsPlace()
    {
        PuppetKit.Tell(_bounded, static context => context.Stash());
        _kit.Run();

        Room().ShouldBe(1);
    }

    [Fact]
    public void StashedMessage_OnceItWasHandled_GivesItsPlaceBack()
    {
        PuppetKit.Tell(
            _bounded,
            static context =>
            {
                if (!context.Timers.IsActive("open"))
                {
                    context.Stash();
                }
            }
        );
        _kit.Run();
        PuppetKit.Tell(
            _bounded,
            static context =>
            {
                context.Timers.RunOnce("open", TimeSpan.FromDays(1), static () => { });
                context.UnstashAll();
            }
        );
        _kit.Run();

        Room().ShouldBe(2);
    }

    [Fact]
    public void FailingMessage_GivesItsPlaceBack()
    {
        PuppetKit.Fail(_bounded);
        PuppetKit.Fail(_bounded);
        _kit.Advance(TimeSpan.FromSeconds(10));

        Room().ShouldBe(2);
    }

    [Fact]
    public void UnreadMail_KeepsItsPlacesAcrossARestart()
    {
        PuppetKit.Tell(
            _bounded,
            _ =>
            {
                PuppetKit.Say(_bounded, "unread");
                _kit.Actors.Hold("");
                throw PuppetKit.Boom;
            }
        );
        _kit.Run();
        Room().ShouldBe(1);

        _kit.Actors.Release("");
        _kit.Run();
        Room().ShouldBe(2);
    }

    [Fact]
    public void KernelsOwnDeliveries_AreNeverRefused()
    {
        _kit.Do(_bounded, static context => context.Timers.Once("k", TimeSpan.FromSeconds(1), Named("timer")));
        _kit.Do(
            _bounded,
            static context =>
                context.PipeToSelf(Task.FromResult(1), static _ => Named("piped"), static _ => Named("no"))
        );
        _kit.Actors.Hold("/a");
        Fill();

        _kit.Advance(TimeSpan.FromSeconds(1));
        _kit.Actors.Release("/a");

        _kit.Run();
        _kit.Diary.Has("a#1 timer").ShouldBeTrue();
    }

    [Fact]
    public void StoppedActor_WhoseMailboxWasFull_SaysGone()
    {
        PuppetKit.Tell(_bounded, static context => context.Stop(context.Self));
        PuppetKit.Say(_bounded, "never");
        _kit.Run();

        for (var i = 0; i < 3; i++)
        {
            PuppetKit.Say(_bounded, "late").ShouldBe(TellResult.Gone);
        }
    }

    [Fact]
    public void Adapter_OfABoundedActor_TakesPlacesToo()
    {
        ActorRef<int>? adapter = null;
        _kit.Do(_bounded, context => adapter = context.Adapt<int>(static n => Named($"{n}")));

        adapter!.Tell(1).ShouldBe(TellResult.Accepted);
        adapter.Tell(2).ShouldBe(TellResult.Accepted);
        adapter.Tell(3).ShouldBe(TellResult.Full);
        _kit.Run();

        Room().ShouldBe(2);
    }

    private static Order Named(string name) => new(name, static _ => { });

    private int Fill() => Enumerable.Range(0, 10).Count(_ => PuppetKit.Say(_bounded, "fills") == TellResult.Accepted);

    /// <summary>How many messages are accepted now; they are handled afterwards if they can be.</summary>
    private int Room()
    {
        var room = Fill();
        _kit.Run();
        return room;
    }
}
