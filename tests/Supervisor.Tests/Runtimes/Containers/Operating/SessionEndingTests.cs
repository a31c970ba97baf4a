using Shouldly;
using Supervisor.Runtimes.Containers.Operating;
using Supervisor.TestKit.Time;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Operating;

public sealed class SessionEndingTests
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly VirtualClock _clock = new();
    private readonly List<int> _alive = [7, 8];
    private readonly List<TimeSpan> _looks = [];
    private readonly List<(int Process, TimeSpan When)> _killed = [];

    [Fact]
    public async Task WhoGoesWhenAsked_IsNotKilled()
    {
        var ending = Begin();
        _clock.MoveToNextTimer(TimeSpan.FromSeconds(1));
        _alive.Clear();
        MoveTo(TimeSpan.FromSeconds(1));

        (await ending).ShouldBeEmpty();
        _killed.ShouldBeEmpty();
    }

    [Fact]
    public async Task WhoStaysBeyondTheGrace_IsKilled()
    {
        var ending = Begin(diesOf: pid => pid > 0);

        MoveTo(Grace + TimeSpan.FromSeconds(1));

        (await ending).ShouldBeEmpty();
        _killed.ShouldBe([(7, Grace), (8, Grace)]);
    }

    [Fact]
    public async Task WhoDoesNotGoAllTheSame_IsNamed_AndNotWaitedForWithoutEnd()
    {
        var ending = Begin(diesOf: pid => pid == 7);

        MoveTo(TimeSpan.FromHours(1));

        ending.IsCompleted.ShouldBeTrue("it hangs in the kernel, and may do so for days");
        (await ending).ShouldBe([8]);
        _looks[^1].ShouldBe(Grace + SessionEnding.Patience, TimeSpan.FromSeconds(1));
        _looks.Count(look => look > Grace).ShouldBeLessThan(20, "each look goes through all of /proc");
    }

    [Fact]
    public async Task WhoHasNoTimeLeft_KillsAtOnce_AndSaysNothingOfWhatHeHasNotSeen()
    {
        using var stop = new CancellationTokenSource();
        var ending = Begin(stop: stop);
        await stop.CancelAsync();

        (await ending).ShouldBeEmpty();
        _killed.Select(static it => it.Process).ShouldBe([7, 8]);
    }

    private Task<IReadOnlyList<int>> Begin(Func<int, bool>? diesOf = null, CancellationTokenSource? stop = null) =>
        new SessionEnding(
            () =>
            {
                _looks.Add(_clock.Elapsed);
                return [.. _alive];
            },
            pid =>
            {
                _killed.Add((pid, _clock.Elapsed));
                _alive.RemoveAll(it => it == pid && diesOf?.Invoke(pid) == true);
            },
            _clock
        ).EndAsync(Grace, stop?.Token ?? CancellationToken.None);

    private void MoveTo(TimeSpan time)
    {
        while (_clock.MoveToNextTimer(time)) { }
    }
}
