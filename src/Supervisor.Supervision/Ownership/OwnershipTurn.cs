using System.Collections.Immutable;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ownership.Ends;
using Supervisor.Supervision.Placing;
using Supervisor.Supervision.Time;

namespace Supervisor.Supervision.Ownership;

/// <summary>One decision in the making: what is decided is at once part of the state that the rest is decided on.</summary>
internal sealed class OwnershipTurn(OwnershipState state, OwnershipMoment moment, RightRules rights)
{
    private readonly List<OwnershipAct> _acts = [];

    internal OwnershipState State { get; set; } = state;

    internal IReadOnlyList<OwnershipAct> Acts => _acts;

    internal OwnershipMoment Moment => moment;

    internal BootMoment Now => moment.Now;

    internal RightRules Rights => rights;

    internal string SelfName => State.SelfName;

    /// <summary>Who lives is known, and this node does.</summary>
    internal bool KnowsPlaces =>
        State is { KnowsDrained: true, Members.IsCurrent: true } && State.Members.Members.ContainsKey(State.Self);

    internal void Do(OwnershipAct act) => _acts.Add(act);

    internal void Hold(string group, Holding holding) =>
        State = State with { Held = State.Held.SetItem(group, holding) };

    internal void Drop(string group) => State = State with { Held = State.Held.Remove(group) };

    internal void Watch(string group, WatchedClaim watched) =>
        State = State with { Watched = State.Watched.SetItem(group, watched) };

    internal TimeSpan Since(BootMoment earlier) => Now.Since(earlier);

    internal MovableDefinition Definition(string group) =>
        State.Planned.GetValueOrDefault(group)?.Movable ?? MovableDefinition.Usual;

    /// <summary>When the right to a group ends, as far as it may be counted on.</summary>
    internal GroupRight? RightTo(string group, Holding holding)
    {
        if (rights.EndOf(holding, moment.IsMember, Now) is not { } end)
        {
            return null;
        }

        var killed = rights.KilledAt(end, KillBudget.Of(Definition(group), moment.EndTakes).Length);
        return new GroupRight(holding.Claim.Epoch, killed.After(-OwnershipTimes.FenceGrace), killed, end);
    }

    /// <summary>As this node knows them, but for those of its own that the choice is to leave out.</summary>
    internal PlacementFacts Facts(Func<string, bool> isLeftOut) =>
        new(State.PlacesNow.Board, State.Drained, Owners(isLeftOut));

    internal PlacementFacts Facts() => Facts(static _ => false);

    private ImmutableSortedDictionary<string, NodeId> Owners(Func<string, bool> isLeftOut) =>
        State
            .Watched.Where(watched =>
                watched.Value.Claim?.Owner is { } owner && !(owner == State.Self && isLeftOut(watched.Key))
            )
            .ToImmutableSortedDictionary(
                static watched => watched.Key,
                static watched => watched.Value.Claim!.Owner!,
                StringComparer.Ordinal
            );
}
