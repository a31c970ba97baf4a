using Shouldly;
using Supervisor.Actors;
using Supervisor.Actors.Asking;
using Supervisor.Actors.Letters;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.Tests.Actors.Asking;

public sealed class AskTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ActorKit _kit = new();
    private readonly ActorRef<Request> _target;
    private readonly List<ActorRef<int>> _open = [];

    public AskTests()
    {
        _target = Answering("target", capacity: null);
        _kit.Run();
    }

    private enum Do
    {
        Answer,
        AnswerLater,
        Stash,
        Stop,
        Throw,
    }

    [Fact]
    public void Ask_Answered_GivesTheReply()
    {
        var asked = Ask(Do.Answer);

        _kit.Run();

        asked.Ended().ShouldBe(new AskOutcome<int>(AskStatus.Answered, 42));
        asked.Ended().IsAnswered.ShouldBeTrue();
    }

    [Fact]
    public void Ask_AnsweredLater_GivesTheReply()
    {
        var asked = Ask(Do.AnswerLater);
        _kit.Run();
        asked.IsCompleted.ShouldBeFalse();

        _open[0].Tell(43).ShouldBe(TellResult.Accepted);

        asked.Ended().Reply.ShouldBe(43);
    }

    [Fact]
    public void Ask_WithoutAnAnswer_TimesOut()
    {
        var asked = Ask(Do.AnswerLater);

        _kit.Advance(Second - TimeSpan.FromMilliseconds(1));
        asked.IsCompleted.ShouldBeFalse();
        _kit.Advance(TimeSpan.FromMilliseconds(1));

        asked.Ended().Status.ShouldBe(AskStatus.TimedOut);
    }

    [Fact]
    public void Ask_Cancelled_SaysSo()
    {
        using var cancellation = new CancellationTokenSource();
        var asked = CancellableAsk(Do.AnswerLater, cancellation.Token);
        _kit.Run();

        cancellation.Cancel();

        asked.Ended().Status.ShouldBe(AskStatus.Cancelled);
    }

    [Fact]
    public void Ask_CancelledBeforehand_IsNotEvenTold()
    {
        var asked = CancellableAsk(Do.AnswerLater, new CancellationToken(canceled: true));

        _kit.Run();

        asked.Ended().Status.ShouldBe(AskStatus.Cancelled);
        _open.ShouldBeEmpty();
    }

    [Fact]
    public void Ask_OfADeadRef_FailsAtOnce()
    {
        _ = Ask(Do.Stop);
        _kit.Run();

        var asked = Ask(Do.Answer);

        asked.Ended().Status.ShouldBe(AskStatus.Gone);
        _kit.DeadLetters.ShouldHaveSingleItem().Reason.ShouldBe(DeadLetterReason.Stopped);
    }

    [Fact]
    public void Ask_WhoseTargetStopsWhileItWaitsInTheMailbox_IsGone()
    {
        _ = Ask(Do.Stop);
        var asked = Ask(Do.Answer);

        _kit.Run();

        asked.Ended().Status.ShouldBe(AskStatus.Gone);
    }

    [Fact]
    public void Ask_WhoseTargetStopsAfterStashingIt_IsGone()
    {
        var asked = Ask(Do.Stash);
        _ = Ask(Do.Stop);

        _kit.Run();

        asked.Ended().Status.ShouldBe(AskStatus.Gone);
    }

    [Fact]
    public void Ask_WhoseTargetStopsWithoutAnswering_IsGone()
    {
        var asked = Ask(Do.AnswerLater);
        var stopping = Ask(Do.Stop);

        _kit.Run();

        asked.Ended().Status.ShouldBe(AskStatus.Gone);
        stopping.Ended().Status.ShouldBe(AskStatus.Gone);
    }

    [Fact]
    public void Ask_WhoseTargetFails_IsNotGoneSinceTheTargetLivesOn()
    {
        var failing = Ask(Do.Throw);
        _kit.Run();
        failing.IsCompleted.ShouldBeFalse();

        _kit.Advance(Second);

        failing.Ended().Status.ShouldBe(AskStatus.TimedOut);
    }

    [Fact]
    public void Ask_OfAFullMailbox_SaysFull()
    {
        var bounded = Answering("bounded", capacity: 1);
        bounded.Tell(new Request(Do.AnswerLater, null!));

        var asked = bounded.Ask<int>(
            static reply => new Request(Do.Answer, reply),
            Second,
            TestContext.Current.CancellationToken
        );

        asked.Ended().Status.ShouldBe(AskStatus.Full);
        _kit.DeadLetters.ShouldHaveSingleItem().Reason.ShouldBe(DeadLetterReason.Full);
    }

    [Fact]
    public void SecondReply_IsADeadLetter()
    {
        _ = Ask(Do.AnswerLater);
        _kit.Run();

        _open[0].Tell(1).ShouldBe(TellResult.Accepted);
        _open[0].Tell(2).ShouldBe(TellResult.Gone);

        _kit.DeadLetters.ShouldHaveSingleItem().Message.ShouldBe(2);
    }

    [Fact]
    public void Reply_AfterTheTimeOut_IsADeadLetter()
    {
        _ = Ask(Do.AnswerLater);
        _kit.Advance(Second);

        _open[0].Tell(42).ShouldBe(TellResult.Gone);

        _kit.DeadLetters.ShouldHaveSingleItem().Message.ShouldBe(42);
    }

    [Fact]
    public void ReplyAddress_Watched_IsGoneAtOnce()
    {
        _ = Ask(Do.AnswerLater);
        _kit.Run();
        ActorRef? seen = null;

        _kit.Spawn(
            () =>
                new ScriptedActor<int>(static (_, _) => { })
                {
                    OnStart = context => context.Watch(_open[0]),
                    OnWatchedStopped = (_, actor) => seen = actor,
                },
            "watcher"
        );
        _kit.Run();

        seen.ShouldBe(_open[0]);
    }

    [Fact]
    public void Asks_ThatEndedLongAgo_AreNotRememberedByTheirTarget()
    {
        var asked = new List<Task<AskOutcome<int>>>();
        for (var i = 0; i < 100; i++)
        {
            asked.Add(Ask(Do.AnswerLater));
            _kit.Run();
            _open[i].Tell(i);
        }

        _ = Ask(Do.Stop);
        _kit.Run();

        asked.Select(static one => one.Ended().Reply).ShouldBe(Enumerable.Range(0, 100));
    }

    private Task<AskOutcome<int>> Ask(Do what) => CancellableAsk(what, TestContext.Current.CancellationToken);

    private Task<AskOutcome<int>> CancellableAsk(Do what, CancellationToken cancellation) =>
        _target.Ask<int>(reply => new Request(what, reply), Second, cancellation);

    private ActorRef<Request> Answering(string name, int? capacity)
    {
        var props = Props.Of(() => new ScriptedActor<Request>(Handle)) with { MailboxCapacity = capacity };
        return _kit.System.Spawn(props, name);
    }

    private void Handle(IActorContext<Request> context, Request request)
    {
        switch (request.What)
        {
            case Do.Answer:
                request.ReplyTo.Tell(42);
                break;
            case Do.AnswerLater:
                _open.Add(request.ReplyTo);
                break;
            case Do.Stash:
                context.Stash();
                break;
            case Do.Stop:
                context.Stop(context.Self);
                break;
            default:
                throw PuppetKit.Boom;
        }
    }

    private sealed record Request(Do What, ActorRef<int> ReplyTo);
}
