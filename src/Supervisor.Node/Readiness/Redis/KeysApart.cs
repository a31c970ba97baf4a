using Supervisor.Runtimes.Redis;

namespace Supervisor.Node.Readiness.Redis;

/// <summary>
/// Looks at the keys of agents at whom a look was not answered in time, each alone and on a connection that nobody else waits for. Who is
/// answered quickly is back among all others after that.
/// </summary>
internal sealed class KeysApart(RedisAddress address, KeyPlan plan, RedisServices services)
{
    private Task _looking = Task.CompletedTask;

    /// <summary>What is to be awaited when the token was cancelled.</summary>
    public Task Looking => _looking;

    /// <summary>Begins, unless it is at it still; who has to wait for that is due at the next round as well.</summary>
    public void Look(IEnumerable<KeyedAgent> agents, CancellationToken stop)
    {
        if (!_looking.IsCompleted)
        {
            return;
        }

        // Those of whom it is not known that they are slow do not wait for those of whom it is.
        var due = agents.Where(MayBeLookedAt).OrderBy(agent => services.Book.PaceOf(agent).Failures).ToList();
        if (due.Count > 0)
        {
            _looking = LookAsync(due, stop);
        }
    }

    private bool MayBeLookedAt(KeyedAgent agent) => services.Now >= services.Book.PaceOf(agent).NotBefore;

    private async Task LookAsync(List<KeyedAgent> agents, CancellationToken stop)
    {
        RedisSession? session = null;
        try
        {
            foreach (var agent in agents)
            {
                session = await LookAsync(agent, session, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Another connection, or another daemon, begins anew with all of them.
        }
        finally
        {
            session?.Dispose();
            services.Wake.Call();
        }
    }

    /// <returns>The connection for the next; null: it is of no use any more.</returns>
    private async Task<RedisSession?> LookAsync(KeyedAgent agent, RedisSession? session, CancellationToken stop)
    {
        try
        {
            session ??= await RedisSession.OpenToAskAsync(address, services.Clock, stop);
            var began = services.Now;
            await new KeyLooks(session, plan, services).TakeAsync([agent], stop);
            services.Book.Pace(agent, KeyPace.Answered(services.Now - began, services.Now));
            return session;
        }
        catch (Exception cause)
        {
            session?.Dispose();
            if (stop.IsCancellationRequested)
            {
                throw;
            }

            Fail(agent, cause);
            return null;
        }
    }

    private void Fail(KeyedAgent agent, Exception cause)
    {
        var problem = RedisTrouble.Describe(cause);
        if (problem is null)
        {
            services.Log.Fault(cause);
        }

        var trouble = $"keys of {agent.Id.Agent.Path} cannot be read: {problem ?? cause.Message}";
        services.Book.Pace(agent, services.Book.PaceOf(agent).Failed(trouble, services.Now));
        agent.WasLookedAt();
    }
}
