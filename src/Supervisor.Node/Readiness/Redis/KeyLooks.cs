using Supervisor.Supervision.Agents.Signals;

namespace Supervisor.Node.Readiness.Redis;

/// <summary>
/// Looks at agents' keys, and brings what they say to the agents' supervisors; first of all it makes the keys of each
/// incarnation its own.
/// </summary>
internal sealed class KeyLooks(RedisSession session, KeyPlan plan, RedisServices services)
{
    /// <summary>What could not be said is tried again, soon and not at once.</summary>
    public static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(500);

    /// <summary>Why keys of somebody who runs could not be claimed; null while they could.</summary>
    public string? Trouble => services.Book.All.Select(agent => agent.Trouble).FirstOrDefault(it => it is not null);

    /// <summary>Looks at all of them at once, and does what follows for each.</summary>
    public async Task TakeAsync(IReadOnlyList<KeyedAgent> agents, CancellationToken stop)
    {
        var heard = agents.Select(agent => agent.BeginLook()).ToList();
        var asked = services.Now;
        var replies = await session.CallAsync([.. agents.SelectMany(agent => KeyCalls.Look(NamesOf(agent)))], stop);
        var answered = services.Now;
        for (var i = 0; i < agents.Count; i++)
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
        agent.Trouble = problem is null ? null : $"keys of earlier starts cannot be deleted: {problem}";

        agent.Claim = problem is null ? KeyClaim.Made : KeyClaim.Refused;
        agent.Known = problem is null ? KeyState.Nothing : look.Keys;
        agent.IsOfThisTalk = true;
        agent.WasLookedAt();
    }

    /// <summary>What nobody could take is said again soon, as if it had not been seen.</summary>
    private async Task SayAsync(KeyedAgent agent, KeyNews news, IReadOnlyList<KeyKind> heard)
    {
        foreach (var word in news.Words)
        {
            var signal = new AgentSignal(agent.Id.Agent, agent.Id.Incarnation, SignalSources.Redis, word);
            var outcome = await services.Delivery.DeliverAsync(signal);
            if (outcome is null or { Status: SignalStatus.Refused, Code: SignalCodes.NotYet })
            {
                await Task.Delay(RetryPause, services.Clock);
                agent.HearAgain(heard);
                services.Wake.Call();
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

    private KeyNames NamesOf(KeyedAgent agent) => KeyNames.Of(plan, services.Node, agent.Id.Agent);
}
