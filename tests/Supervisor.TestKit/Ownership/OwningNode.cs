using System.Collections.Immutable;
using Supervisor.Actors;
using Supervisor.Actors.Systems;
using Supervisor.Cluster.Coordination.Memory;
using Supervisor.Cluster.Ownership;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Ports.Membership;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Actors;
using Supervisor.TestKit.Coordination;
using Supervisor.TestKit.Time;

namespace Supervisor.TestKit.Ownership;

/// <summary>A machine: its guard and its work, and now and then a daemon that keeps its ownerships.</summary>
internal sealed class OwningNode
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(100);

    private readonly OwnershipWorld _world;
    private readonly DriftingBootClock _boot;
    private readonly Member _self;
    private readonly FailureLog _failures = new();
    private readonly NodeNotes _notes;
    private ManualDispatcher _dispatcher = new();
    private NodeOwnership? _ownership;
    private FakeMembership? _membership;
    private ActorRef<ImmutableSortedDictionary<string, GroupStanding>>? _ear;
    private ImmutableSortedDictionary<string, GroupStanding> _standings = ImmutableSortedDictionary<
        string,
        GroupStanding
    >.Empty;

    internal OwningNode(OwnershipWorld world, Member self, double rate)
    {
        (_world, _self) = (world, self);
        _notes = new NodeNotes(Name, world);
        _boot = new DriftingBootClock(world.Clock, rate);
        Work = new GuardedWork(Name, _boot, world.Clock, world.Chance, world.Oracle);
        Store = new FaultyCoordination(new MemoryCoordination(world.Medium), world.Clock, _ => world.Weather.For(this));
        Entries = new NodeEntries(Store, world.Clock, () => world.Weather.TellDelay());
    }

    internal string Name => _self.Name;

    internal GuardedWork Work { get; }

    internal FaultyCoordination Store { get; }

    internal NodeEntries Entries { get; }

    internal bool IsPaused { get; set; }

    internal bool IsDeceived { get; set; }

    internal bool IsRunning => _ownership is not null;

    internal IReadOnlyList<ActorFailure> Failures => _failures.Failures;

    internal GroupStanding? StandingOf(string group) => _standings.GetValueOrDefault(group);

    internal void Tell(OwnershipMessage message) => _ownership?.Actor.Tell(message);

    internal bool RunOne() => !IsPaused && IsRunning && _dispatcher.RunOne();

    internal void StartDaemon()
    {
        if (IsRunning)
        {
            return;
        }

        _world.Oracle.Say($"{Name} starts its daemon");
        _dispatcher = new ManualDispatcher();
        var chance = new SeededChance(_world.Chance.NextBits());
        var system = new ActorSystem(new ActorSystemSettings(Name, _world.Clock, chance, _dispatcher, _failures));
        _membership = new FakeMembership(Store, Entries.WatchEntries, _self, _world.Members, _world.Clock)
        {
            IsPaused = () => IsPaused,
            IsDeceived = () => IsDeceived,
        };
        _membership.Start();
        _standings = _standings.Clear();
        _notes.Forget();
        _ownership = NodeOwnership.Start(
            system,
            new OwnershipPorts(_self.Node, new EntryClaims(Entries), _membership, _ => Work, _boot)
            {
                SelfName = Name,
                Clock = new HybridClock(_world.Clock),
                Entries = Entries,
                HasGuard = () => Work.IsGuardThere,
                Rules = _world.Rules,
            }
        );
        _ear = system.Spawn(
            Props.Of(() =>
                new ScriptedActor<ImmutableSortedDictionary<string, GroupStanding>>(
                    (_, standings) =>
                    {
                        _standings = standings;
                        NoteCauses();
                        Act();
                    }
                )
            ),
            "node"
        );
        Follow();
        Look(_ownership);
    }

    internal void KillDaemon()
    {
        if (_ownership is { } ownership)
        {
            _world.Oracle.Say($"{Name} loses its daemon");
            _ = ownership.DisposeAsync().AsTask();
            _membership!.End();
            _ownership = null;
            IsPaused = false;
        }
    }

    internal void Follow()
    {
        if (_ear is { } ear)
        {
            Tell(new FollowFleet(_world.Plan, _world.IsFrozen, IsDown: false, ear));
        }
    }

    /// <summary>It runs here as far as this node knows, and may be told to stop or to start.</summary>
    internal bool Has(string group) =>
        this is { IsRunning: true, IsPaused: false }
        && _standings.GetValueOrDefault(group) is { IsOurs: true, Epoch: var epoch }
        && _notes.Has(group, epoch);

    internal bool IsStopped(string group) => _notes.IsStopped(group);

    /// <summary>Is written down here at once; done when the store has it.</summary>
    internal void Order(string group, bool isStop)
    {
        _notes.Order(group, isStop, _ownership!.Actor);
        Act();
    }

    /// <summary>Makes its claims long, and is told when they are.</summary>
    internal void PrepareRestart(Action then)
    {
        if (_ownership is { } ownership)
        {
            var answer = ownership.Actor.Ask<RestartPrepared>(
                reply => new PrepareRestart(reply),
                TimeSpan.FromSeconds(5)
            );
            _world.Clock.After(
                TimeSpan.FromSeconds(4),
                () =>
                {
                    if (ReferenceEquals(ownership, _ownership))
                    {
                        _world.Oracle.Note(
                            answer.IsCompleted ? "a restart that was prepared" : "a restart without an answer"
                        );
                        then();
                    }
                }
            );
        }
    }

    private void Look(NodeOwnership of)
    {
        if (!ReferenceEquals(of, _ownership))
        {
            return;
        }

        if (!IsPaused)
        {
            Act();
        }

        _world.Clock.After(Often, () => Look(of));
    }

    private void NoteCauses()
    {
        foreach (var standing in _standings.Values.Where(static standing => standing.Cause.Length > 0))
        {
            _world.Oracle.Note($"standing: {standing.Cause}");
        }
    }

    private void Act()
    {
        foreach (var (group, standing) in _standings)
        {
            _notes.TakeOver(group, standing, Tell);
            if (standing.IsOurs && !IsStopped(group))
            {
                Run(group, standing.Epoch);
            }
            else if (standing.IsOurs)
            {
                Work.StopSoon(group);
            }
            else if (Work.IsIdle(group))
            {
                Tell(new OwnedGroupEnded(group, standing.Term));
            }
            else
            {
                Work.StopSoon(group);
            }
        }
    }

    private void Run(string group, long epoch)
    {
        var id = GuardedWork.Id(group, epoch);
        if (Work.Find(group) is { } run)
        {
            if (run.Epoch != epoch)
            {
                Work.StopSoon(group);
            }
            else
            {
                _ownership!.Work.Leashed.Begin(id, RuntimeKind.Processes);
            }
        }
        else if (Work.IsIdle(group) && _ownership!.Work.Rights.Ask(group, epoch) is { } right)
        {
            _world.Oracle.Starts(Name, group);
            _ownership.Work.Leashed.Begin(id, RuntimeKind.Processes);
            Work.StartAfter(TimeSpan.FromSeconds(_world.Chance.Next() * 2.5), group, epoch, right.Leash);
        }
    }
}
