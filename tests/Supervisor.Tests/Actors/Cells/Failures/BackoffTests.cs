using Shouldly;
using Supervisor.Actors;
using Supervisor.Actors.Restarts;
using Supervisor.Actors.Strategies;
using Supervisor.TestKit.Actors;
using Xunit;

namespace Supervisor.Tests.Actors.Cells.Failures;

public sealed class BackoffTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly PuppetKit _kit = new();
    private readonly ActorRef<Order> _parent;
    private readonly ActorRef<Order> _child;

    public BackoffTests()
    {
        var restarts = new RestartPolicy(
            Max: 4,
            Within: TimeSpan.FromHours(1),
            new BackoffPolicy(Second, 4 * Second, Jitter: 0),
            HealthyAfter: TimeSpan.FromMinutes(1)
        );
        _parent = _kit.Top("parent", new SupervisionStrategy { Restarts = restarts, OnExhausted = Directive.Stop });
        _child = _kit.Child(_parent, "child");
    }

    [Fact]
    public void Restarts_OneAfterTheOther_ComeAtOnceAndThenEachLater()
    {
        DelayOfNextRestart().ShouldBe(TimeSpan.Zero);
        DelayOfNextRestart().ShouldBe(Second);
        DelayOfNextRestart().ShouldBe(2 * Second);
        DelayOfNextRestart().ShouldBe(4 * Second);
    }

    [Fact]
    public void Child_DuringTheDelay_HandlesNoMail()
    {
        DelayOfNextRestart();
        PuppetKit.Fail(_child);
        PuppetKit.Say(_child, "waits");

        _kit.Advance(Second - TimeSpan.FromTicks(1));
        _kit.Diary.ShouldRead("child#2 fails");

        _kit.Advance(TimeSpan.FromTicks(1));
        _kit.Diary.ShouldRead("child#2 retires: boom", "child#3 starts", "child#3 waits");
    }

    [Fact]
    public void Parent_DuringTheDelay_CanStopTheChild()
    {
        DelayOfNextRestart();
        PuppetKit.Fail(_child);
        _kit.Run();

        _kit.Diary.Clear();
        PuppetKit.Tell(_parent, context => context.Stop(_child));
        _kit.Run();
        _kit.Diary.ShouldRead("parent#1 acts", "child#2 stops");

        _kit.Advance(TimeSpan.FromMinutes(1));
        _kit.Diary.ShouldRead();
    }

    [Fact]
    public void HealthySpell_ResetsTheDelay()
    {
        DelayOfNextRestart();
        DelayOfNextRestart();

        _kit.Advance(TimeSpan.FromMinutes(1));

        DelayOfNextRestart().ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void HealthySpell_NeverResetsTheCount()
    {
        for (var i = 0; i < 4; i++)
        {
            DelayOfNextRestart();
            _kit.Advance(TimeSpan.FromMinutes(2));
        }

        FailNow();

        _kit.Diary.ShouldRead("child#5 fails", "child#5 stops");
    }

    [Fact]
    public void Window_SlidingOn_GrantsRestartsAgain()
    {
        for (var i = 0; i < 4; i++)
        {
            DelayOfNextRestart();
        }

        _kit.Advance(TimeSpan.FromHours(1));

        DelayOfNextRestart().ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void BeyondTheLimit_TheStrategySaysWhatHappens()
    {
        for (var i = 0; i < 4; i++)
        {
            DelayOfNextRestart();
        }

        FailNow();

        _kit.Diary.ShouldRead("child#5 fails", "child#5 stops");
        _kit.Actors.Log.Failures[^1].Directive.ShouldBe(Directive.Stop);
    }

    [Fact]
    public void OnExhausted_ThatWouldRestartForEver_IsRefused()
    {
        Should.Throw<ArgumentException>(static () => new SupervisionStrategy { OnExhausted = Directive.Restart });
    }

    private void FailNow()
    {
        _kit.Diary.Clear();
        PuppetKit.Fail(_child);
        _kit.Run();
    }

    private TimeSpan DelayOfNextRestart()
    {
        FailNow();
        var failed = _kit.Actors.Clock.Elapsed;
        while (!_kit.Diary.EntriesOf("starts").Any())
        {
            _kit.Advance(TimeSpan.FromMilliseconds(100));
        }

        var delay = _kit.Actors.Clock.Elapsed - failed;
        _kit.Actors.Log.Failures[^1].Delay.ShouldBe(delay);
        _kit.Diary.Clear();
        return delay;
    }
}
