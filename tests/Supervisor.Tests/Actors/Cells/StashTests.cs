using Shouldly;
using Supervisor.Actors;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.Tests.Actors.Cells;

public sealed class StashTests
{
    [Fact]
    public void UnstashAll_PutsAllBackInFrontInTheirOldOrder()
    {
        var kit = new PuppetKit();
        var gate = new Gate();
        var a = kit.Top("a");

        a.Tell(new Order("one", gate.Pass));
        a.Tell(new Order("two", gate.Pass));
        PuppetKit.Tell(a, gate.Open);
        a.Tell(new Order("three", gate.Pass));

        kit.Run();
        kit.Diary.ShouldRead("a#1 one", "a#1 two", "a#1 acts", "a#1 one", "a#1 two", "a#1 three");
    }

    [Fact]
    public void Stash_OfAMessageThatWasUnstashed_KeepsTheOrder()
    {
        var kit = new PuppetKit();
        var gate = new Gate();
        var a = kit.Top("a");

        a.Tell(new Order("one", gate.Pass));
        a.Tell(new Order("two", gate.Pass));
        PuppetKit.Tell(a, static context => context.UnstashAll());
        a.Tell(new Order("three", gate.Pass));
        kit.Run();
        kit.Diary.Clear();

        PuppetKit.Tell(a, gate.Open);

        kit.Run();
        kit.Diary.ShouldRead("a#1 acts", "a#1 one", "a#1 two", "a#1 three");
    }

    [Fact]
    public void Stash_OutsideOfAMessage_IsRefused()
    {
        var kit = new PuppetKit();
        kit.Actors.Spawn(() => new Puppet("a", kit.Diary) { OnStart = static context => context.Stash() }, "a");

        kit.Run();

        kit.Actors.Log.Failures[0].Cause.Message.ShouldContain("no message to stash");
    }

    [Fact]
    public void Stash_Twice_IsRefused()
    {
        var kit = new PuppetKit();
        var a = kit.Top("a");

        PuppetKit.Tell(
            a,
            static context =>
            {
                context.Stash();
                Should.Throw<InvalidOperationException>(context.Stash);
            }
        );

        kit.Run();
        kit.Actors.Log.Failures.ShouldBeEmpty();
    }

    [Fact]
    public void Message_ThatWasStashedAndThenFailed_ComesBack()
    {
        var kit = new PuppetKit();
        var a = kit.Top("a");

        PuppetKit.Tell(
            a,
            static context =>
            {
                if (context.Incarnation == 1)
                {
                    context.Stash();
                    throw PuppetKit.Boom;
                }
            }
        );

        kit.Run();
        kit.Diary.ShouldRead("a#1 acts", "a#1 retires: boom", "a#2 starts", "a#2 acts");
    }

    private sealed class Gate
    {
        private bool _isOpen;

        internal void Pass(IActorContext<Order> context)
        {
            if (!_isOpen)
            {
                context.Stash();
            }
        }

        internal void Open(IActorContext<Order> context)
        {
            _isOpen = true;
            context.UnstashAll();
        }
    }
}
