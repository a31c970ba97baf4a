using System.Collections.Immutable;
using Supervisor.Actors;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Roster.Remote;

namespace Supervisor.Supervision.Roster;

/// <summary>Tells agents how their needs stand: those alone whose needs have changed, and only what is new to them.</summary>
internal sealed class NeedFollowers(RosterBook book)
{
    private readonly Dictionary<AgentAddress, Follower> _followers = [];
    private readonly FollowIndex<NeedKey> _index = new();
    private readonly WantedTargets _elsewhere = new();

    /// <summary>What is followed on other nodes.</summary>
    internal ImmutableHashSet<NeedTarget> Wanted => _elsewhere.All;

    internal void Follow(FollowNeeds request)
    {
        var needs = new NeedsView([.. request.Needs.Select(need => NeedRules.Judge(need, book))]);
        _followers[request.Agent] = new Follower(request.Follower, needs);
        _index.Follow(request.Agent, request.Needs.SelectMany(NeedKey.AllOf));
        _elsewhere.Want(
            request.Agent,
            [.. request.Needs.Select(need => need.Target).Where(target => target.Node is not null)]
        );
        request.Follower.Tell(new NeedsChanged(needs));
    }

    internal void Unfollow(AgentAddress agent)
    {
        _followers.Remove(agent);
        _index.Unfollow(agent);
        _elsewhere.Want(agent, []);
    }

    internal void OnAgentChanged(AgentAddress agent)
    {
        JudgeAgain(new NeedKey(agent.Group, agent.Agent));
        JudgeAgain(NeedKey.AllOf(agent.Group));
    }

    internal void OnGroupChanged(string group)
    {
        JudgeAgain(new NeedKey(group, Agent: null));
        JudgeAgain(NeedKey.AllOf(group));
    }

    internal void OnOtherChanged(NeedTarget target) => JudgeAgain(new NeedKey(target.Group, target.Agent, target.Node));

    private void JudgeAgain(NeedKey key)
    {
        foreach (var agent in _index.FollowersOf(key))
        {
            var follower = _followers[agent];
            var needs = Judged(follower.Needs, key);
            if (needs is not null)
            {
                _followers[agent] = follower with { Needs = needs };
                follower.Ref.Tell(new NeedsChanged(needs));
            }
        }
    }

    /// <summary>Null when they stand as before.</summary>
    private NeedsView? Judged(NeedsView last, NeedKey key)
    {
        var needs = last.Needs;
        for (var i = 0; i < needs.Length; i++)
        {
            if (
                NeedKey.AllOf(needs[i].Need).Contains(key)
                && NeedRules.Judge(needs[i].Need, book) is var now
                && now != needs[i]
            )
            {
                needs = needs.SetItem(i, now);
            }
        }

        return needs == last.Needs ? null : new NeedsView(needs);
    }

    private sealed record Follower(ActorRef<AgentMessage> Ref, NeedsView Needs);
}
