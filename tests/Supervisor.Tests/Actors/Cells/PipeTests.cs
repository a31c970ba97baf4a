using Shouldly;
using Supervisor.Actors;
using Supervisor.Actors.Letters;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.Tests.Actors.Cells;

/// <summary>Outcomes of I/O: they come as entries of the mailbox, and only to the incarnation that asked.</summary>
public sealed class PipeTests
{
    private readonly PuppetKit _kit = new();
    private readonly TaskCompletionSource<string> _io = new();
    private readonly ActorRef<Order> _actor;

    public PipeTests() => _actor = _kit.Top("a");

    [Fact]
    public void PipeToSelf_WhenTheTaskSucceeds_DeliversTheResultBehindTheMail()
    {
        StartPipe();
        PuppetKit.Say(_actor, "earlier");

        _io.SetResult("done");

        _kit.Run();
        _kit.Diary.ShouldRead("a#1 earlier", "a#1 gets done");
    }

    [Fact]
    public void PipeToSelf_OfATaskThatHasEnded_StillComesAsAMessage()
    {
        _io.SetResult("done");

        PuppetKit.Tell(
            _actor,
            context =>
            {
                Pipe(context);
                _kit.Diary.Write("goes on");
            }
        );

        _kit.Run();
        _kit.Diary.ShouldRead("a#1 acts", "goes on", "a#1 gets done");
    }

    [Fact]
    public void PipeToSelf_WhenTheTaskFails_DeliversTheFault()
    {
        StartPipe();

        _io.SetException(PuppetKit.Boom);

        _kit.Run();
        _kit.Diary.ShouldRead("a#1 fails to: boom");
    }

    [Fact]
    public void PipeToSelf_WhenTheTaskIsCancelled_DeliversThatAsTheFault()
    {
        StartPipe();

        _io.SetCanceled(TestContext.Current.CancellationToken);

        _kit.Run();
        _kit.Diary.ShouldRead("a#1 fails to: A task was canceled.");
    }

    [Fact]
    public void PipeToSelf_WhenTheMappingThrows_IsAFailureOfTheActor()
    {
        _kit.Do(_actor, context => context.PipeToSelf(_io.Task, static _ => throw PuppetKit.Boom, _ => null!));

        _io.SetResult("done");

        _kit.Run();
        _kit.Diary.ShouldRead("a#1 retires: boom", "a#2 starts");
    }

    [Fact]
    public void PipeToSelf_EndingAfterARestart_IsADeadLetterAndNotForTheLaterIncarnation()
    {
        StartPipe();
        PuppetKit.Fail(_actor);
        _kit.Run();
        _kit.Diary.Clear();

        _io.SetResult("late");

        _kit.Run();
        _kit.Diary.ShouldRead();
        _kit.Actors.DeadLetters.ShouldBe([new DeadLetter("late", "/a", DeadLetterReason.Stale)]);
    }

    [Fact]
    public void PipeToSelf_InTheMailboxAtARestart_IsADeadLetterToo()
    {
        StartPipe();
        PuppetKit.Fail(_actor);
        _io.SetResult("late");

        _kit.Run();

        _kit.Diary.ShouldRead("a#1 fails", "a#1 retires: boom", "a#2 starts");
        _kit.Actors.DeadLetters.ShouldBe([new DeadLetter("late", "/a", DeadLetterReason.Stale)]);
    }

    [Fact]
    public void PipeToSelf_EndingAfterTheActor_IsADeadLetterWithTheResult()
    {
        StartPipe();
        _kit.Do(_actor, static context => context.Stop(context.Self));

        _io.SetResult("late");

        _kit.Run();
        _kit.Actors.DeadLetters.ShouldBe([new DeadLetter("late", "/a", DeadLetterReason.Stopped)]);
    }

    [Fact]
    public void Continue_RunsInTheActorsTurnWithTheEndedTask()
    {
        _kit.Do(
            _actor,
            context => context.Continue(_io.Task, ended => _kit.Diary.Write($"goes on with {ended.Result}"))
        );
        PuppetKit.Say(_actor, "earlier");

        _io.SetResult("done");

        _kit.Diary.ShouldRead();
        _kit.Run();
        _kit.Diary.ShouldRead("a#1 earlier", "goes on with done");
    }

    [Fact]
    public void Continue_AfterARestart_DoesNotRun()
    {
        _kit.Do(_actor, context => context.Continue(_io.Task, _ => _kit.Diary.Write("wrong")));
        PuppetKit.Fail(_actor);
        _io.SetResult("late");

        _kit.Run();

        _kit.Diary.ShouldRead("a#1 fails", "a#1 retires: boom", "a#2 starts");
        _kit.Actors.DeadLetters.ShouldBe([new DeadLetter("late", "/a", DeadLetterReason.Stale)]);
    }

    private static Order Named(string name) => new(name, static _ => { });

    private void StartPipe() => _kit.Do(_actor, Pipe);

    private void Pipe(IActorContext<Order> context) =>
        context.PipeToSelf(
            _io.Task,
            static result => Named($"gets {result}"),
            static fault => Named($"fails to: {fault.Message}")
        );
}
