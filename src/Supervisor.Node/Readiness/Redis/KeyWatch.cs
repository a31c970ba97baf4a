using Supervisor.Runtimes.Redis;

namespace Supervisor.Node.Readiness.Redis;

/// <summary>
/// Looks at agents' keys on one session: at those that something was heard of at once, and at all of them in rounds. Hearing
/// only hastens; what counts is what a look finds.
/// </summary>
internal sealed class KeyWatch(RedisSession session, KeyPlan plan, KeysApart apart, RedisServices services)
{
    private const int AgentsAtOnce = 64;

    /// <summary>The event of a key that got a value, by whichever command.</summary>
    private const string Written = "set";

    private readonly KeyLooks _looks = new(session, plan, services);
    private TimeSpan _lastRound = TimeSpan.MinValue;

    /// <inheritdoc cref="KeyLooks.Trouble"/>
    public string? Trouble => _looks.Trouble;

    /// <summary>Between two rounds: more agents make them rarer, so that no server has much to do for it.</summary>
    public static TimeSpan Pause(bool isTold, int agents) =>
        isTold ? TimeSpan.FromSeconds(Math.Max(5, agents / 200.0)) : TimeSpan.FromSeconds(Math.Max(1, agents / 1000.0));

    /// <summary>Until a connection is lost, which is an exception, or the plan holds no more.</summary>
    /// <param name="looked">Called after each look, which is when how it stands may have changed.</param>
    public async Task RunAsync(Func<bool> isStillPlan, Action looked, CancellationToken stop)
    {
        foreach (var agent in services.Book.All)
        {
            agent.IsOfThisTalk = false;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var hearing = HearAsync(end.Token);
        try
        {
            do
            {
                await RoundAsync(end.Token);
                looked();
                await services.Wake.WaitAsync(PauseNow(), stop);
                if (hearing.IsCompleted)
                {
                    await hearing;
                }
            } while (isStillPlan());
        }
        finally
        {
            await end.CancelAsync();
            await hearing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await apart.Looking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private bool IsTold => session.News is not null;

    private TimeSpan PauseNow()
    {
        var all = services.Book.All;
        return all.Any(agent => agent.IsDue && agent.Saying.IsCompleted && !IsApart(agent))
            ? KeyLooks.RetryPause
            : Pause(IsTold, all.Count);
    }

    private async Task HearAsync(CancellationToken stop)
    {
        try
        {
            while (session.News is { } news)
            {
                var told = await news.NextAsync(stop);
                if (
                    KeyNames.NameIn(told.Channel, plan.Prefix, out var kind) is { } name
                    && services.Book.Find(name) is { } agent
                )
                {
                    agent.Hear(told.Said == Written ? kind : null);
                    services.Wake.Call();
                }
            }

            await Task.Delay(Timeout.InfiniteTimeSpan, stop);
        }
        finally
        {
            services.Wake.Call();
        }
    }

    private async Task RoundAsync(CancellationToken stop)
    {
        await ForgetRemovedAsync(stop);
        var all = services.Book.All;
        var isRound = _lastRound == TimeSpan.MinValue || services.Now - _lastRound >= Pause(IsTold, all.Count);
        _lastRound = isRound ? services.Now : _lastRound;
        var due = all.Where(agent => agent.Saying.IsCompleted && (isRound || agent.IsDue)).ToLookup(IsApart);
        apart.Look(due[true], stop);
        foreach (var some in due[false].Chunk(AgentsAtOnce))
        {
            await TakeAsync(some, stop);
        }
    }

    private bool IsApart(KeyedAgent agent) => services.Book.PaceOf(agent).IsApart;

    /// <summary>When it fails, one of them may be whom that is due to: on the next connection they are looked at apart.</summary>
    private async Task TakeAsync(KeyedAgent[] agents, CancellationToken stop)
    {
        try
        {
            await _looks.TakeAsync(agents, stop);
        }
        catch (Exception) when (!stop.IsCancellationRequested)
        {
            foreach (var agent in agents)
            {
                services.Book.Pace(agent, services.Book.PaceOf(agent).Suspected());
            }

            throw;
        }
    }

    private async Task ForgetRemovedAsync(CancellationToken stop)
    {
        var removed = services.Book.TakeRemoved();
        if (removed.Count > 0)
        {
            var claims = removed.Select(agent => KeyNames.Of(plan, services.Node, agent).Claim);
            await session.CallAsync([new RedisCommand(["DEL", .. claims])], stop);
        }
    }
}
