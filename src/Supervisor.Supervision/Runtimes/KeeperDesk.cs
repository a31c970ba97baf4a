using Supervisor.Actors;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Supervision.Runtimes;

/// <summary>
/// Who follows which workloads, and what they were told. It stands beside the keeper, because those who follow would not
/// say so again if a fault cost the keeper its memory.
/// </summary>
internal sealed class KeeperDesk(RuntimeKind kind)
{
    private readonly SeenWorkloads _seen = new();
    private readonly Dictionary<AgentAddress, WorkloadFollower> _followers = [];

    private bool _hasList;

    internal LookPlan Looks { get; } = new();

    /// <summary>Why the runtime cannot be asked; null when it could last, or when that was not tried yet.</summary>
    internal string? Problem { get; private set; }

    /// <summary>By the wall clock: since when it cannot be, whatever the reason was first.</summary>
    private DateTimeOffset Since { get; set; }

    private RuntimeChanged Change => new(Problem) { Kind = kind, Since = Since };

    internal IEnumerable<KeyValuePair<AgentAddress, ActorRef<AgentMessage>>> Followers =>
        _followers.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Ref));

    internal OrphanList Orphans =>
        new(
            [.. _seen.All.Where(workload => !_followers.ContainsKey(workload.Id.Agent))],
            Problem ?? (_hasList ? null : "What runs has not been looked at yet.")
        );

    internal void Follow(FollowWorkloads request)
    {
        _followers[request.Agent] = new WorkloadFollower(request.Follower, request.Incarnation, Looks.Begun);
        Looks.Want();
        if (Problem is not null)
        {
            request.Follower.Tell(Change);
        }
    }

    internal void LookAgain(LookAgain request)
    {
        if (_followers.TryGetValue(request.Agent, out var follower))
        {
            _followers[request.Agent] = follower with { Incarnation = request.Incarnation, AskedAfter = Looks.Begun };
            Looks.Want();
        }
    }

    /// <summary>The actor behind a ref has ended; another may follow in its place by now.</summary>
    internal void Unfollow(AgentAddress agent, ActorRef<AgentMessage> ended)
    {
        if (_followers.TryGetValue(agent, out var follower) && follower.Ref == ended)
        {
            _followers.Remove(agent);
        }
    }

    internal void TakeNews(Workload workload)
    {
        if (_seen.TakeNews(workload, Looks.Begun) && _followers.TryGetValue(workload.Id.Agent, out var follower))
        {
            follower.Ref.Tell(new WorkloadSeen(workload) { Kind = kind });
        }
    }

    /// <summary>Whoever has asked is told of all that it has, the others of what is new to them.</summary>
    internal void TakeList(IReadOnlyList<Workload> list, long look)
    {
        _hasList = true;
        var changes = _seen.TakeList(list, look);
        foreach (var agent in _followers.Keys.ToList())
        {
            var follower = _followers[agent];
            var isAnswered = follower.IsAnsweredBy(look);
            if (isAnswered || changes.Agents.Contains(agent))
            {
                TellAll(agent, follower);
            }

            var missing = isAnswered ? Missing(agent, follower.Incarnation) : null;
            TellMissing(follower, changes.Lost[agent].Append(missing));
            _followers[agent] = isAnswered ? follower with { AskedAfter = null } : follower;
        }

        SetProblem(null, now: default);
    }

    /// <param name="now">By the wall clock.</param>
    internal void SetProblem(string? problem, DateTimeOffset now)
    {
        if (Problem == problem)
        {
            return;
        }

        Since = Problem is null ? now : Since;
        Problem = problem;
        foreach (var follower in _followers.Values)
        {
            follower.Ref.Tell(Change);
        }
    }

    private void TellAll(AgentAddress agent, WorkloadFollower follower)
    {
        foreach (var workload in _seen.Of(agent))
        {
            follower.Ref.Tell(new WorkloadSeen(workload) { Kind = kind });
        }
    }

    private string? Missing(AgentAddress agent, string incarnation) =>
        incarnation.Length > 0 && !_seen.Contains(new WorkloadId(agent, incarnation)) ? incarnation : null;

    private void TellMissing(WorkloadFollower follower, IEnumerable<string?> incarnations)
    {
        foreach (var incarnation in incarnations.OfType<string>().Distinct(StringComparer.Ordinal))
        {
            follower.Ref.Tell(new WorkloadMissing(incarnation) { Kind = kind });
        }
    }
}
