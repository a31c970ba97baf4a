using Supervisor.Actors.Restarts;
using Supervisor.Contracts.Text;
using Supervisor.Runtimes.Redis;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Node.Readiness.Redis;

/// <summary>
/// Listens to agents that write their readiness as keys to the Redis that the fleet names for this node. One loop does it all: it
/// connects, looks, brings what is new to the agents' supervisors, and connects again after every loss. That Redis is away
/// takes no agent's word: each holds as long as it was written to.
/// </summary>
internal sealed class RedisReadiness : IAsyncDisposable
{
    /// <summary>So long a start waits for its keys to be deleted; what hangs longer is seen to afterwards.</summary>
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(2.5);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stop = new();
    private readonly RedisServices _services;
    private readonly Task _running;
    private volatile KeyPlan? _plan;
    private volatile RedisCondition? _condition;
    private int _failures;

    public RedisReadiness(RedisServices services)
    {
        _services = services;
        _running = Task.Run(RunAsync);
    }

    /// <summary>Null: the fleet names no Redis for this node.</summary>
    public RedisCondition? Condition => _condition;

    /// <summary>This revision holds from now on.</summary>
    public void Follow(NodePlan plan)
    {
        var next = KeyPlan.Of(plan);
        if (_plan is { } known ? !known.IsSameAs(next) : next is not null)
        {
            _plan = next;
            _services.Wake.Call();
        }
    }

    /// <summary>This incarnation is about to start, or runs already. It ends when what an earlier one wrote does not count any more.</summary>
    public async Task OpenAsync(WorkloadId id)
    {
        var agent = _services.Book.Open(id);
        if (_plan is null || agent.Looked.IsCompleted)
        {
            return;
        }

        _services.Wake.Call();
        try
        {
            await agent.Looked.WaitAsync(StartPatience, _services.Clock, _stop.Token);
        }
        catch (Exception end) when (end is TimeoutException or OperationCanceledException)
        {
            // Its keys are told apart as soon as that can be, and until then count for nothing.
        }
    }

    public void Close(WorkloadId id) => _services.Book.Close(id);

    public void Remove(WorkloadId id)
    {
        _services.Book.Remove(id);
        _services.Wake.Call();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(_services.Book.All.Select(agent => agent.Saying))
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        KeyPlan? last = null;
        while (!_stop.IsCancellationRequested)
        {
            var plan = _plan;
            if (!ReferenceEquals(plan, last))
            {
                (last, _failures) = (plan, 0);
                ForgetWhatWasSeen();
            }

            if (plan is { Address: { } address })
            {
                await WatchAsync(plan, address);
            }
            else
            {
                await WaitForPlanAsync(plan);
            }
        }
    }

    /// <summary>Other keys are other words.</summary>
    private void ForgetWhatWasSeen()
    {
        foreach (var agent in _services.Book.All)
        {
            (agent.Known, agent.Claim, agent.Trouble) = (KeyState.Nothing, KeyClaim.None, null);
        }
    }

    private async Task WaitForPlanAsync(KeyPlan? plan)
    {
        if (plan is null)
        {
            _condition = null;
        }
        else
        {
            Be(
                new RedisCondition("the Redis of the fleet file", "", plan.Problem, _services.Clock.GetUtcNow()),
                _services.Log.Lost
            );
        }

        _services.Book.Release();
        await _services.Wake.WaitAsync(Timeout.InfiniteTimeSpan, _stop.Token);
    }

    private async Task WatchAsync(KeyPlan plan, RedisAddress address)
    {
        try
        {
            using var session = await RedisSession.OpenAsync(address, plan.Prefix, _services.Clock, _stop.Token);
            _failures = 0;
            var watch = new KeyWatch(session, plan, _services);
            await watch.RunAsync(
                () => ReferenceEquals(_plan, plan),
                () => IsReached(address, session, watch),
                _stop.Token
            );
        }
        catch (Exception cause) when (!_stop.IsCancellationRequested)
        {
            var problem = RedisTrouble.Describe(cause);
            if (problem is null)
            {
                _services.Log.Fault(cause);
            }

            await PauseAsync(address, problem ?? cause.Message);
        }
    }

    private void IsReached(RedisAddress address, RedisSession session, KeyWatch watch) =>
        Be(
            new RedisCondition($"{address}", Manner(session), watch.Trouble, _services.Clock.GetUtcNow()),
            _services.Log.Reached
        );

    private string Manner(RedisSession session)
    {
        var pause = DurationText.Format(KeyWatch.Pause(session.News is not null, _services.Book.All.Count));
        return session.News is not null
            ? "told by its keyspace events"
            : $"asked every {pause}, since its notify-keyspace-events does not have K$g";
    }

    /// <summary>Nobody who starts waits for what is away; but each tries it anew.</summary>
    private async Task PauseAsync(RedisAddress address, string problem)
    {
        Be(new RedisCondition($"{address}", "", problem, _services.Clock.GetUtcNow()), _services.Log.Lost);
        _services.Book.Release();
        var pause = BackoffPolicy.Default.Delay(_failures++, _services.Chance.Next());
        await _services.Wake.WaitAsync(pause < LongestPause ? pause : LongestPause, _stop.Token);
    }

    /// <summary>What goes on has gone on since it began.</summary>
    private void Be(RedisCondition next, Action<RedisCondition> tell)
    {
        var known = _condition;
        if (known == next with { Since = known?.Since ?? next.Since })
        {
            return;
        }

        var isSameTrouble = known is { Problem: not null } && next.Problem is not null && known.Manner == next.Manner;
        _condition = isSameTrouble ? next with { Since = known!.Since } : next;
        tell(_condition);
    }
}
