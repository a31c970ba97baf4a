using Shouldly;
using Supervisor.Actors;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.Tests.Actors.Cells;

public sealed class StartTests
{
    [Fact]
    public void Actor_ToldBeforeItsFirstTurn_StartsFirst()
    {
        var kit = new PuppetKit();
        var a = kit.Actors.Spawn(() => new Puppet("a", kit.Diary), "a");

        PuppetKit.Say(a, "hello");

        kit.Run();
        kit.Diary.ShouldRead("a#1 starts", "a#1 hello");
    }

    [Fact]
    public void Actor_StoppedBeforeItsFirstTurn_StartsAndStops()
    {
        var kit = new PuppetKit();
        var parent = kit.Top("parent");

        PuppetKit.Tell(
            parent,
            context => context.Stop(context.Spawn(Props.Of(() => new Puppet("child", kit.Diary)), "child"))
        );

        kit.Run();
        kit.Diary.ShouldRead("parent#1 acts", "child#1 starts", "child#1 stops");
    }

    [Fact]
    public void Child_SpawnedUnderATakenName_IsRefused()
    {
        var kit = new PuppetKit();
        var parent = kit.Top("parent");
        kit.Child(parent, "child");

        PuppetKit.Tell(parent, context => context.Spawn(Props.Of(() => new Puppet("child", kit.Diary)), "child"));

        kit.Run();
        kit.Actors.Log.Failures.ShouldHaveSingleItem().Cause.Message.ShouldContain("has a child named child already");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("$1")]
    public void Name_ThatCouldBeMistaken_IsRefused(string name)
    {
        var kit = new ActorKit();

        Should.Throw<ArgumentException>(() => kit.Spawn<int>((_, _) => { }, name)).Message.ShouldContain("cannot name");
    }

    [Fact]
    public void Child_WithoutAName_GetsANumberThatIsNeverUsedAgain()
    {
        var kit = new PuppetKit();
        var parent = kit.Top("parent");
        ActorRef<Order>? first = null;
        ActorRef<Order>? second = null;

        kit.Do(parent, context => first = context.Spawn(Props.Of(() => new Puppet("x", kit.Diary))));
        kit.Do(parent, context => context.Stop(first!));
        kit.Do(parent, context => second = context.Spawn(Props.Of(() => new Puppet("x", kit.Diary))));

        first!.Path.ShouldBe("/parent/$1");
        second!.Path.ShouldBe("/parent/$2");
    }

    [Fact]
    public void Children_AreListedOldestFirst()
    {
        var kit = new PuppetKit();
        var parent = kit.Top("parent");
        var (a, b, c) = (kit.Child(parent, "a"), kit.Child(parent, "b"), kit.Child(parent, "c"));
        IReadOnlyList<ActorRef> children = [];

        kit.Do(parent, context => context.Stop(b));
        kit.Do(parent, context => children = [.. context.Children]);

        children.ShouldBe([a, c]);
    }

    [Fact]
    public void Context_BeforePreStart_IsNotThere()
    {
        var kit = new ActorKit();
        kit.Spawn(static () => new Hasty(), "hasty");

        kit.Run();

        kit.Log.Failures[0].Cause.Message.ShouldContain("no context before PreStart");
    }

    [Fact]
    public void Props_ThatGiveOneObjectTwice_FailTheSecondIncarnation()
    {
        var kit = new PuppetKit();
        var shared = new Puppet("a", kit.Diary);
        var a = kit.Top("a", () => shared);

        PuppetKit.Fail(a);
        kit.Run();

        kit.Actors.Log.Failures[1].Cause.Message.ShouldContain("new object for each incarnation");
    }

    private sealed class Hasty : Actor<int>
    {
        public Hasty() => Context.Stop(Self);

        protected internal override void Receive(int message) { }
    }
}
