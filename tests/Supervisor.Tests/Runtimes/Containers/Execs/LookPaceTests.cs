using Shouldly;
using Supervisor.Runtimes.Containers.Execs.Watching;
using Supervisor.TestKit.Time;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Execs;

public sealed class LookPaceTests
{
    private readonly VirtualClock _clock = new();
    private readonly LookPace _pace;

    public LookPaceTests() => _pace = new LookPace(_clock);

    [Fact]
    public void Looks_ThatFollowEachOtherWithoutEnd_WaitAfterAWhile()
    {
        for (var i = 0; i < LookPace.AtOnce; i++)
        {
            _pace.Next().ShouldBe(TimeSpan.Zero, "a program that begins is seen at once");
        }

        _pace.Next().ShouldBe(LookPace.Breath);
        _pace.Next().ShouldBe(LookPace.Breath);
    }

    [Fact]
    public void Looks_AfterSomethingWasWaitedFor_AreAtOnceAgain()
    {
        for (var i = 0; i <= LookPace.AtOnce; i++)
        {
            _pace.Next();
        }

        _clock.MoveTo(_clock.Elapsed + LookPace.Breath + LookPace.Breath);

        _pace.Next().ShouldBe(TimeSpan.Zero);
    }
}
