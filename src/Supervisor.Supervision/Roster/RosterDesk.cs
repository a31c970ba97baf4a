using Supervisor.Actors;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Roster;

/// <summary>
/// All that the roster holds. It stands beside the actor, because those who told it and those who follow would not tell it
/// again if a fault cost the actor its memory.
/// </summary>
internal sealed class RosterDesk
{
    private readonly RosterBook _book = new();
    private readonly NeedFollowers _needs;
    private readonly DependentFollowers _dependents;

    internal RosterDesk() => (_needs, _dependents) = (new NeedFollowers(_book), new DependentFollowers(_book));

    internal RosterView View => _book.View;

    /// <summary>Told each new view.</summary>
    internal List<ActorRef<RosterView>> Watchers { get; } = [];

    internal void Take(RosterMessage message)
    {
        switch (message)
        {
            case AgentIs agent when _book.Take(agent.Snapshot):
                OnAgentChanged(agent.Snapshot.Address);
                break;
            case GroupIs group when _book.Take(group.Snapshot):
                _needs.OnGroupChanged(group.Snapshot.Name);
                break;
            case AgentIsGone gone:
                Remove(gone.Agent);
                break;
            case GroupIsGone gone when _book.RemoveGroup(gone.Group):
                _needs.OnGroupChanged(gone.Group);
                break;
            case FollowNeeds follow:
                Expect(follow.Agent);
                _needs.Follow(follow);
                _book.Want(_needs.Wanted);
                break;
            case OthersStand others:
                _book.Take(others.Standings).ToList().ForEach(_needs.OnOtherChanged);
                break;
            case FollowDependents follow:
                Expect(follow.Agent);
                _dependents.Follow(follow);
                break;
            case Unfollow end:
                Unfollow(end.Agent);
                break;
        }
    }

    private void Expect(AgentAddress agent)
    {
        var wasGroupExpected = _book.IsGroupExpected(agent.Group);
        if (_book.Expect(agent))
        {
            OnAgentChanged(agent);
        }

        if (!wasGroupExpected)
        {
            _needs.OnGroupChanged(agent.Group);
        }
    }

    private void Remove(AgentAddress agent)
    {
        Unfollow(agent);
        if (!_book.Remove(agent))
        {
            return;
        }

        OnAgentChanged(agent);
        if (!_book.IsGroupExpected(agent.Group))
        {
            _needs.OnGroupChanged(agent.Group);
        }
    }

    private void Unfollow(AgentAddress agent)
    {
        _needs.Unfollow(agent);
        _book.Want(_needs.Wanted);
        _dependents.Unfollow(agent);
    }

    private void OnAgentChanged(AgentAddress agent)
    {
        _needs.OnAgentChanged(agent);
        _dependents.OnAgentChanged(agent);
    }
}
