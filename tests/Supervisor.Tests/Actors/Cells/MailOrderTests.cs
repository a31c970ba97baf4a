using Shouldly;
using Supervisor.Actors.Letters;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.Tests.Actors.Cells;

public sealed class MailOrderTests
{
    [Fact]
    public void Messages_OfOneSender_AreHandledInTheirOrder()
    {
        var kit = new PuppetKit();
        var a = kit.Top("a");

        foreach (var name in (string[])["one", "two", "three", "four"])
        {
            PuppetKit.Say(a, name);
        }

        kit.Run();
        kit.Diary.ShouldRead("a#1 one", "a#1 two", "a#1 three", "a#1 four");
    }

    [Fact]
    public void Messages_ToldWhileOthersWait_ComeAfterThem()
    {
        var kit = new PuppetKit();
        var a = kit.Top("a");

        PuppetKit.Tell(a, _ => PuppetKit.Say(a, "third"));
        PuppetKit.Say(a, "second");

        kit.Run();
        kit.Diary.ShouldRead("a#1 acts", "a#1 second", "a#1 third");
    }

    [Fact]
    public void SystemMessage_WhileMailWaits_IsHandledBeforeIt()
    {
        var kit = new PuppetKit(messagesPerTurn: 100);
        var parent = kit.Top("parent");
        var child = kit.Child(parent, "child");
        kit.Actors.Hold(child.Path);

        PuppetKit.Say(child, "one");
        PuppetKit.Say(child, "two");
        kit.Do(parent, context => context.Stop(child));
        kit.Actors.Release(child.Path);
        kit.Run();

        kit.Diary.ShouldRead("child#1 stops");
        kit.Actors.DeadLetters.Select(letter => letter.Reason)
            .ShouldBe([DeadLetterReason.Stopped, DeadLetterReason.Stopped]);
    }

    [Fact]
    public void SystemMessage_ArrivingBetweenTwoMessagesOfOneTurn_IsHandledBetweenThem()
    {
        var kit = new PuppetKit(messagesPerTurn: 100);
        var a = kit.Top("a");

        PuppetKit.Say(a, "one");
        PuppetKit.Tell(a, context => context.Stop(context.Self));
        PuppetKit.Say(a, "two");

        kit.Run();
        kit.Diary.ShouldRead("a#1 one", "a#1 acts", "a#1 stops");
    }

    [Fact]
    public void Turn_OfABusyActor_EndsAfterItsShareSoThatOthersGetTheirs()
    {
        var kit = new PuppetKit(messagesPerTurn: 2);
        var a = kit.Top("a");
        var b = kit.Top("b");

        foreach (var name in (string[])["1", "2", "3"])
        {
            PuppetKit.Say(a, name);
            PuppetKit.Say(b, name);
        }

        kit.Run();
        kit.Diary.ShouldRead("a#1 1", "a#1 2", "b#1 1", "b#1 2", "a#1 3", "b#1 3");
    }
}
