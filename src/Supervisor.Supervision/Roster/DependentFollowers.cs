using System.Collections.Immutable;
using Supervisor.Actors;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Roster;

/// <summary>Tells agents which of those that need them are to stop and have not stopped.</summary>
internal sealed class DependentFollowers(RosterBook book)
{
    private static readonly Comparer<AgentAddress> ByName = Comparer<AgentAddress>.Create(
        (left, right) =>
            string.CompareOrdinal(left.Group, right.Group) is var order and not 0
                ? order
                : string.CompareOrdinal(left.Agent, right.Agent)
    );

    private readonly Dictionary<AgentAddress, Follower> _followers = [];
    private readonly FollowIndex<AgentAddress> _index = new();

    internal void Follow(FollowDependents request)
    {
        ImmutableArray<AgentAddress> stillUp = [.. request.Dependents.Where(IsToStopAndUp).Distinct().Order(ByName)];
        _followers[request.Agent] = new Follower(request.Follower, stillUp);
        _index.Follow(request.Agent, request.Dependents);
        request.Follower.Tell(new DependentsChanged(stillUp));
    }

    internal void Unfollow(AgentAddress agent)
    {
        _followers.Remove(agent);
        _index.Unfollow(agent);
    }

    internal void OnAgentChanged(AgentAddress dependent)
    {
        var isUp = IsToStopAndUp(dependent);
        foreach (var agent in _index.FollowersOf(dependent))
        {
            var follower = _followers[agent];
            // A lot may need one agent and stop together: each of them must not cost a search through all the others.
            var place = follower.StillUp.BinarySearch(dependent, ByName);
            if (isUp == place >= 0)
            {
                continue;
            }

            var stillUp = isUp ? follower.StillUp.Insert(~place, dependent) : follower.StillUp.RemoveAt(place);
            _followers[agent] = follower with { StillUp = stillUp };
            follower.Ref.Tell(new DependentsChanged(stillUp));
        }
    }

    private bool IsToStopAndUp(AgentAddress agent) =>
        book.Find(agent) is { IsWanted: false } dependent && !dependent.Phase.IsDown();

    private sealed record Follower(ActorRef<AgentMessage> Ref, ImmutableArray<AgentAddress> StillUp);
}
