using System.Collections.Immutable;
using Supervisor.Actors;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Roster;

namespace Supervisor.Supervision.Groups;

/// <summary>What a group tells of itself: to its node, and to everybody by the roster.</summary>
internal sealed class GroupTelling(string name, GroupServices services, ActorRef<GroupNews> node)
{
    private readonly RestartCount _restarts = new();
    private GroupSnapshot? _said;
    private GroupMandate? _downBy;
    private GroupBasis _basis;
    private GroupNoteOf? _noted;

    /// <summary>Before anything is ordered by it, and before it is told that all of it has ended.</summary>
    internal void TellNote(GroupState state, GroupMandate mandate, GroupFacts facts)
    {
        if (services.Notes is { } notes && GroupNotes.Of(state, mandate, facts) is { } note && note != _noted)
        {
            _noted = note;
            notes.Say(name, note.Epoch, note.Note);
        }
    }

    internal void TellRestarts(GroupMessage message, ImmutableArray<GroupEvent> events)
    {
        // Whoever caused a restart of several counts its own.
        var siblings = events
            .OfType<GroupRestartBegan>()
            .Where(began => began.Budget is not null)
            .Sum(began => began.Round.Agents.Count - 1);
        var count = siblings + (message is AgentSays says ? _restarts.Take(says.Report.Snapshot) : 0);
        if (count > 0)
        {
            node.Tell(new AgentsRestarted(count) { Group = name });
        }
    }

    internal void TellHowItStands(GroupState state, GroupMandate mandate, GroupFacts facts, bool hasAgents)
    {
        TellDown(state, mandate, facts, hasAgents);
        if (state.IsRemoved && mandate.Definition is null && !hasAgents)
        {
            services.Roster.Tell(new GroupIsGone(name));
            node.Tell(new GroupHasEnded { Group = name });
        }
        else if (!_basis.Is(state, mandate, facts.Version))
        {
            _basis = new GroupBasis(state, mandate, facts.Version);
            Say(View(state, facts, problem: null));
        }
    }

    private void TellDown(GroupState state, GroupMandate mandate, GroupFacts facts, bool hasAgents)
    {
        var isToEnd = mandate is { Term: > 0 } and ({ Run: false } or { Definition: null });
        if (!isToEnd)
        {
            _downBy = null;
        }
        else if (!ReferenceEquals(_downBy, mandate) && AreDown(state, facts, hasAgents))
        {
            _downBy = mandate;
            node.Tell(new GroupIsDown(mandate.Term) { Group = name });
        }
    }

    // Who has not heard yet that it is not wanted may be starting at this moment.
    private static bool AreDown(GroupState state, GroupFacts facts, bool hasAgents) =>
        state.Agents.Count == 0
            ? !hasAgents
            : state.Agents.All(agent =>
                facts.Find(agent) is { IsWanted: false, MayRun: false } snapshot && snapshot.Phase.IsDown()
            );

    internal void TellQuarantine(string problem) => Say(View(GroupState.Initial, GroupFacts.None, problem));

    internal GroupSnapshot View(GroupState state, GroupFacts facts, string? problem) =>
        GroupView.Of(name, state, facts, _said, services.EventSourcing.Clock.Next()) is var view
        && problem is not null
        && facts.Mandate is null
            ? view with
            {
                State = GroupStates.Quarantined,
                IsKnown = true,
                Reason = problem,
            }
            : view;

    private void Say(GroupSnapshot view)
    {
        if (_said is null || view != _said with { Version = view.Version })
        {
            _said = view;
            services.Roster.Tell(new GroupIs(view));
        }
    }
}
