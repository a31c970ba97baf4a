using Supervisor.Runtimes.Redis;
using Supervisor.Supervision.Agents.Signals;

namespace Supervisor.Node.Readiness.Redis;

/// <summary>
/// Looks at agents' keys on one session: at those that something was heard of at once, and at all of them in rounds. Hearing
/// only hastens; what counts is what a look finds.
/// </summary>
internal sealed class KeyWatch(RedisSession session, KeyPlan plan, RedisServices services)
{
    private const int AgentsAtOnce = 64;

    /// <summary>What could not be said is tried again, soon and not at once.</summary>
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(500);

    private TimeSpan _lastRound = TimeSpan.MinValue;

    /// <summary>Why keys cannot be claimed; null while they can.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Between two rounds: more agents make them rarer, so that no server has much to do for it.</summary>
    public static TimeSpan Pause(bool isTold, int agents) =>
        isTold ? TimeSpan.FromSeconds(Math.Max(5, agents / 200.0)) : TimeSpan.FromSeconds(Math.Max(1, agents / 1000.0));

    /// <summary>Until a connection is lost, which is an exception, or the plan holds no more.</summary>
    public async Task RunAsync(Func<bool> isStillPlan, CancellationToken stop)
    {
        foreach (var agent in services.Book.All)
        {
            agent.IsOfThisTalk = false;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var hearing = HearAsync(end.Token);
        try
        {
            await RoundAsync(stop);
            while (isStillPlan())
            {
                await services.Wake.WaitAsync(PauseNow(), stop);
                if (hearing.IsCompleted)
                {
                    await hearing;
                }

                await RoundAsync(stop);
            }
        }
        finally
        {
            await end.CancelAsync();
            await hearing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private bool IsTold => session.News is not null;

    private TimeSpan PauseNow()
    {
        var all = services.Book.All;
        return all.Any(agent => agent.IsDue && agent.Saying.IsCompleted) ? RetryPause : Pause(IsTold, all.Count);
    }

    private async Task HearAsync(CancellationToken stop)
    {
        try
        {
            while (session.News is { } news)
            {
                var told = await news.NextAsync(stop);
                if (KeyNames.NameIn(told.Channel, plan.Prefix, out var kind) is { } name)
                {
                    Hear(name, told.Said == "set" ? kind : null);
                }
            }

            await Task.Delay(Timeout.InfiniteTimeSpan, stop);
        }
        finally
        {
            services.Wake.Call();
        }
    }

    private void Hear(string name, KeyKind? written)
    {
        foreach (var agent in services.Book.All)
        {
            if (plan.NameOf(agent.Id.Agent) == name)
            {
                agent.Hear(written);
                services.Wake.Call();
            }
        }
    }

    private async Task RoundAsync(CancellationToken stop)
    {
        await ForgetRemovedAsync(stop);
        var all = services.Book.All;
        var isRound = _lastRound == TimeSpan.MinValue || services.Now - _lastRound >= Pause(IsTold, all.Count);
        _lastRound = isRound ? services.Now : _lastRound;
        var due = all.Where(agent => agent.Saying.IsCompleted && (isRound || agent.IsDue));
        foreach (var some in due.Chunk(AgentsAtOnce))
        {
            await LookAsync(some, stop);
        }
    }

    private async Task LookAsync(KeyedAgent[] agents, CancellationToken stop)
    {
        var heard = agents.Select(agent => agent.BeginLook()).ToList();
        var asked = services.Now;
        var replies = await session.CallAsync([.. agents.SelectMany(agent => KeyCalls.Look(NamesOf(agent)))], stop);
        var answered = services.Now;
        for (var i = 0; i < agents.Length; i++)
        {
            var own = replies.Skip(i * KeyCalls.LookSize).Take(KeyCalls.LookSize).ToList();
            await TakeAsync(agents[i], KeyCalls.Seen(own, asked, answered), heard[i], stop);
        }
    }

    private async Task TakeAsync(KeyedAgent agent, KeyLook look, IReadOnlyList<KeyKind> heard, CancellationToken stop)
    {
        if (!IsItsOwn(agent, look))
        {
            await ClaimAsync(agent, look, stop);
            return;
        }

        if (look.Claim is null && agent.Claim == KeyClaim.Made)
        {
            // The server has lost what it had, and what is there was written since.
            await session.CallAsync([KeyCalls.Mark(NamesOf(agent), agent.Id.Incarnation)], stop);
        }

        agent.Claim = agent.Claim == KeyClaim.None ? KeyClaim.Made : agent.Claim;
        var news = KeyRules.Read(agent.Known, look, agent.IsOfThisTalk, heard);
        agent.IsOfThisTalk = true;
        agent.WasLookedAt();
        if (news.Words.IsEmpty)
        {
            agent.Known = news.Keys;
        }
        else
        {
            agent.Saying = SayAsync(agent, news, heard);
        }
    }

    private static bool IsItsOwn(KeyedAgent agent, KeyLook look) =>
        agent.Claim switch
        {
            KeyClaim.Refused => true,
            KeyClaim.Made => look.Claim is null || look.Claim == agent.Id.Incarnation,
            _ => look.Claim == agent.Id.Incarnation,
        };

    /// <summary>What was there is of an earlier incarnation, or may be; only what is written from now on counts.</summary>
    private async Task ClaimAsync(KeyedAgent agent, KeyLook look, CancellationToken stop)
    {
        var replies = await session.CallAsync(KeyCalls.Claim(NamesOf(agent), agent.Id.Incarnation), stop);
        var problem = KeyCalls.ProblemOf(replies);
        if (problem is not null)
        {
            Trouble = $"keys of earlier starts cannot be deleted: {problem}";
        }

        agent.Claim = problem is null ? KeyClaim.Made : KeyClaim.Refused;
        agent.Known = problem is null ? KeyState.Nothing : look.Keys;
        agent.IsOfThisTalk = true;
        agent.WasLookedAt();
    }

    /// <summary>What nobody could take is said again at a later look, as if it had not been seen.</summary>
    private async Task SayAsync(KeyedAgent agent, KeyNews news, IReadOnlyList<KeyKind> heard)
    {
        foreach (var word in news.Words)
        {
            var signal = new AgentSignal(agent.Id.Agent, agent.Id.Incarnation, SignalSources.Redis, word);
            var outcome = await services.Delivery.DeliverAsync(signal);
            if (outcome is null or { Status: SignalStatus.Refused, Code: SignalCodes.NotYet })
            {
                agent.HearAgain(heard);
                return;
            }

            if (outcome.Status == SignalStatus.Refused && services.Book.IsStill(agent))
            {
                services.Log.Refused(agent.Id.Agent, outcome);
            }
        }

        agent.Known = news.Keys;
        if (agent.IsDue)
        {
            services.Wake.Call();
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

    private KeyNames NamesOf(KeyedAgent agent) => KeyNames.Of(plan, services.Node, agent.Id.Agent);
}
