using System.Collections.Immutable;
using Shouldly;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Ownership.Notes;
using Supervisor.Supervision.Placing;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.Supervision.Ports.Membership;
using Supervisor.Supervision.Time;
using Supervisor.Tests.Supervision.Placing;

namespace Supervisor.Tests.Supervision.Ownership;

/// <summary>The rules of the node pc1 beside pc2 and pc3, each message decided on by itself.</summary>
internal sealed class OwnershipScene
{
    internal const string Group = "web";

    internal static readonly TimeSpan Length = MovableDefinition.Usual.Length;

    private readonly OwnershipRules _rules = new(new RightRules());
    private readonly Dictionary<string, Claim> _claims = new(StringComparer.Ordinal);
    private ImmutableSortedSet<string> _damaged = [];
    private long _version = 100;

    internal OwnershipScene(int self = 1) => State = new OwnershipState(Id(self), Moment) { SelfName = $"pc{self}" };

    internal OwnershipState State { get; private set; }

    /// <summary>As a daemon that remembers this epoch of before its start.</summary>
    internal OwnershipScene Remembering(long epoch, string group = Group)
    {
        State = State with { Epochs = State.Epochs.SetItem(group, epoch) };
        return this;
    }

    internal TimeSpan Now { get; private set; } = TimeSpan.FromHours(1);

    internal bool IsMember { get; set; } = true;

    internal bool HasGuard { get; set; } = true;

    internal TimeSpan? EndTakes { get; set; }

    internal bool AnswersNotes { get; set; } = true;

    /// <summary>What the store has of each group.</summary>
    internal NoteReading Note { get; set; } = new("", null, 0);

    internal GroupStanding? Standing => StandingOf(Group);

    internal Holding? Held => State.Held.GetValueOrDefault(Group);

    private BootMoment Moment => new("boot", Now);

    internal static NodeId Id(int number) => Places.Id(number);

    internal GroupStanding? StandingOf(string group) => State.Standings.GetValueOrDefault(group);

    /// <summary>All are there, the plan is known, and nobody owns anything.</summary>
    internal OwnershipScene Ready(params string[] groups)
    {
        Follow(groups: groups);
        Members(1, 2, 3);
        return this;
    }

    internal IReadOnlyList<OwnershipAct> Tell(OwnershipMessage message)
    {
        var moment = new OwnershipMoment(Moment, HybridTime.FromMilliseconds(1), 0, IsMember, HasGuard)
        {
            EndTakes = EndTakes,
        };
        var turn = _rules.Decide(State, message, moment);
        State = turn.State;
        return AnswersNotes ? WithNotes(turn.Acts) : turn.Acts;
    }

    /// <summary>Questions for notes are answered at once, and none of those that are counted.</summary>
    private List<OwnershipAct> WithNotes(IReadOnlyList<OwnershipAct> acts)
    {
        var others = acts.Where(static act => act is not OwnershipAct.ReadNote).ToList();
        foreach (var read in acts.OfType<OwnershipAct.ReadNote>())
        {
            others.AddRange(Tell(new NoteRead(read.Held.Group, read.Held.Epoch, Note)));
        }

        return others;
    }

    internal IReadOnlyList<OwnershipAct> After(double seconds)
    {
        Now += TimeSpan.FromSeconds(seconds);
        return Tell(new TimePassed());
    }

    internal IReadOnlyList<OwnershipAct> Follow(
        MovableDefinition? movable = null,
        bool isFrozen = false,
        bool isDown = false,
        params string[] groups
    )
    {
        string[] names = groups is [] ? [Group] : groups;
        var plan = new NodePlan(
            1,
            names
                .Select(name => new GroupDefinition
                {
                    Name = name,
                    Agents = [],
                    Movable = movable ?? MovableDefinition.Usual,
                })
                .ToValueList()
        )
        {
            Places = new FleetPlaces(
                [],
                names.Select(name => KeyValuePair.Create(name, new GroupDemand(name, "pc1"))).ToValueMap()
            ),
        };
        return Tell(new FollowFleet(plan, isFrozen, isDown, null!));
    }

    internal IReadOnlyList<OwnershipAct> Members(params int[] nodes) =>
        Tell(
            new MembersTold(
                new MembersView(
                    1,
                    nodes
                        .Select(node => Places.Member(node, $"pc{node}"))
                        .ToImmutableDictionary(static member => member.Node),
                    [],
                    ""
                )
            )
        );

    /// <summary>Tells what the store has.</summary>
    internal IReadOnlyList<OwnershipAct> Look(string cutOff = "") =>
        Tell(
            new ClaimsTold(
                new ClaimsView(
                    ++_version,
                    _claims
                        .Where(claim => !_damaged.Contains(claim.Key))
                        .ToImmutableSortedDictionary(StringComparer.Ordinal),
                    _damaged,
                    cutOff
                )
            )
        );

    /// <summary>Somebody has written so.</summary>
    internal Claim Write(int? owner, long epoch, string group = Group, TimeSpan? length = null)
    {
        var claim = new Claim(
            group,
            epoch,
            owner is { } node ? Id(node) : null,
            HybridTime.Zero,
            length ?? Length,
            0,
            new ClaimVersions(_version + 1, _version + 2)
        );
        _version += 2;
        return _claims[group] = claim;
    }

    internal Claim Renewed(string group = Group) =>
        _claims[group] = _claims[group] with
        {
            Renewal = _claims[group].Renewal + 1,
            At = _claims[group].At with { Renewal = ++_version },
        };

    internal void Damage() => _damaged = _damaged.Add(Group);

    internal void Vanish() => _claims.Remove(Group);

    internal IReadOnlyList<OwnershipAct> Take(OwnershipAct.Take take, long epoch = 1) =>
        Tell(new TakeEnded(take.Claim.Group, WriteOutcome<Claim>.Done(Write(1, epoch, take.Claim.Group))));

    internal IReadOnlyList<OwnershipAct> Answer(OwnershipAct.Renew renewal, WriteOutcome<Claim>? outcome = null) =>
        Tell(
            new RenewEnded(
                renewal.Held.Group,
                renewal.Held.Epoch,
                renewal.Number,
                outcome ?? WriteOutcome<Claim>.Done(Renewed(renewal.Held.Group))
            )
        );

    /// <summary>It is taken, and its first renewal was answered at once.</summary>
    internal OwnershipScene Own()
    {
        var take = Look().OfType<OwnershipAct.Take>().ShouldHaveSingleItem();
        Answer(Take(take).OfType<OwnershipAct.Renew>().ShouldHaveSingleItem());
        Standing.ShouldNotBeNull().IsOurs.ShouldBeTrue();
        return this;
    }

    /// <summary>Goes on for so long with every renewal answered.</summary>
    internal IReadOnlyList<OwnershipAct> Live(double seconds)
    {
        var acts = new List<OwnershipAct>();
        for (var passed = 0.0; passed < seconds; passed += 0.5)
        {
            var now = After(0.5);
            acts.AddRange(now);
            foreach (var renewal in now.OfType<OwnershipAct.Renew>())
            {
                acts.AddRange(Answer(renewal));
            }
        }

        return acts;
    }
}
