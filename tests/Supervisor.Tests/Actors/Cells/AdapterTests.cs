using Shouldly;
using Supervisor.Actors;
using Supervisor.Actors.Asking;
using Supervisor.Actors.Letters;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.Tests.Actors.Cells;

public sealed class AdapterTests
{
    private readonly PuppetKit _kit = new();
    private readonly ActorRef<Order> _actor;
    private readonly ActorRef<int> _adapter;

    public AdapterTests()
    {
        _actor = _kit.Top("a");
        ActorRef<int>? adapter = null;
        _kit.Do(_actor, context => adapter = context.Adapt<int>(Mapped));
        _adapter = adapter!;
    }

    [Fact]
    public void Adapter_ToldSomething_ReachesTheActorAsItsOwnKind()
    {
        _adapter.Tell(7).ShouldBe(TellResult.Accepted);

        _kit.Diary.ShouldRead();
        _kit.Run();
        _kit.Diary.ShouldRead("maps 7", "a#1 gets 7");
        _adapter.Path.ShouldBe("/a");
    }

    [Fact]
    public void Adapter_OfAnEarlierIncarnation_ReachesNoLaterOne()
    {
        PuppetKit.Fail(_actor);
        _adapter.Tell(7);

        _kit.Run();

        _kit.Diary.ShouldRead("a#1 fails", "a#1 retires: boom", "a#2 starts");
        _kit.Actors.DeadLetters.ShouldBe([new DeadLetter(7, "/a", DeadLetterReason.Stale)]);
    }

    [Fact]
    public void Adapter_WhoseMappingThrows_FailsTheActorAndNotTheSender()
    {
        _adapter.Tell(-1).ShouldBe(TellResult.Accepted);

        _kit.Run();
        _kit.Diary.ShouldRead("maps -1", "a#1 retires: boom", "a#2 starts");
    }

    [Fact]
    public void Adapter_OfAStoppedActor_SaysGone()
    {
        _kit.Do(_actor, static context => context.Stop(context.Self));

        _adapter.Tell(7).ShouldBe(TellResult.Gone);
    }

    [Fact]
    public void Ask_ThroughAnAdapter_IsMappedInTheActorsTurn()
    {
        var asked = AskThrough(_kit.Actors, Adapter(out _));

        asked.Ended().ShouldBe(new AskOutcome<int>(AskStatus.Answered, 42));
    }

    [Fact]
    public void Ask_ThroughAnAdapterOfAnEarlierIncarnation_IsGone()
    {
        var adapter = Adapter(out var owner);
        owner.Tell(null!);
        _kit.Run();

        var asked = AskThrough(_kit.Actors, adapter);

        asked.Ended().Status.ShouldBe(AskStatus.Gone);
        _kit.Actors.DeadLetters.ShouldHaveSingleItem().Reason.ShouldBe(DeadLetterReason.Stale);
    }

    private static Task<AskOutcome<int>> AskThrough(ActorKit kit, ActorRef<ActorRef<int>> adapter)
    {
        var asked = adapter.Ask<int>(static reply => reply, TimeSpan.FromSeconds(1));
        asked.IsCompleted.ShouldBeFalse("The mapping must not run on the asker's side.");
        kit.Run();
        return asked;
    }

    /// <summary>An actor that answers what comes through its adapter, and throws at null.</summary>
    private ActorRef<ActorRef<int>> Adapter(out ActorRef<Tuple<ActorRef<int>>> owner)
    {
        ActorRef<ActorRef<int>>? adapter = null;
        owner = _kit.Actors.Spawn(
            () =>
                new ScriptedActor<Tuple<ActorRef<int>>>(static (_, request) => request.Item1.Tell(42))
                {
                    OnStart = context => adapter ??= context.Adapt<ActorRef<int>>(Tuple.Create),
                },
            "answering"
        );
        _kit.Run();
        return adapter!;
    }

    private Order Mapped(int number)
    {
        _kit.Diary.Write($"maps {number}");
        return number >= 0 ? new Order($"gets {number}", static _ => { }) : throw PuppetKit.Boom;
    }
}
