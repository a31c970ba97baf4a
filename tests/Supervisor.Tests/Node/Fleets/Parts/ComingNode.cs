using Shouldly;
using Supervisor.Cluster.Coordination.Memory;
using Supervisor.Cluster.Recovery;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Clusters;
using Supervisor.Node.Fleets;
using Supervisor.Node.Fleets.Copies;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Plans;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Coordination;
using Supervisor.TestKit.Journals;
using Supervisor.Tests.Node.Palettes.Views;
using FleetKit = Supervisor.Tests.Supervision.Nodes.FleetKit;
using GroupsOf = Supervisor.Tests.Supervision.Groups.Groups;

namespace Supervisor.Tests.Node.Fleets.Parts;

/// <summary>A node that runs alone, with its real supervisor and desk, and then comes into a cluster.</summary>
internal sealed class ComingNode : IDisposable
{
    private readonly string _name;
    private readonly MemoryMedium _shared;
    private readonly List<ComingNode> _all;
    private readonly string _secrets = Directory.CreateTempSubdirectory("coming-").FullName;
    private readonly MemoryCoordination _own = new(new MemoryMedium(StoreId.FromEntropy(new byte[16])));
    private readonly ScriptedJournal _journal = new();
    private FleetKit _node;
    private FleetDesk _desk;
    private FleetFollower? _follower;
    private ICoordination? _store;
    private CommandPump _pump;
    private BroughtFleet? _brought;

    /// <param name="all">Whose clocks go alike.</param>
    public ComingNode(string name, MemoryMedium shared, List<ComingNode> all)
    {
        (_name, _shared, _all) = (name, shared, all);
        (_node, _desk, _pump) = Open();
        all.Add(this);
    }

    /// <summary>Runs before each put into the cluster's store.</summary>
    public Action OnPut { get; set; } = static () => { };

    public CallFate FateOfPuts { get; set; } = CallFate.Served;

    /// <summary>From the next start on; alone a node has none.</summary>
    public bool HasOwnership { get; set; }

    public FleetKit Node => _node;

    public FleetDesk Desk => _desk;

    public NodeFleet Fleet => _node.State().Fleet;

    public ScriptedJournal Journal => _journal;

    public IReadOnlyList<GroupDefinition> Groups => Run(_desk.PlanAsync).Value.ShouldNotBeNull().Groups;

    public Revision? Latest => Run(new MemoryCoordination(_shared).ReadLatestRevisionAsync).Value;

    private SecretStore Secrets =>
        SecretStore.Open(_secrets, count => [.. Enumerable.Repeat((byte)_name.Length, count)]);

    private FleetDrafts Drafts =>
        new(_name, Secrets, PlanSurroundings.Of([]))
        {
            Cluster = _brought is null ? null : "home",
            OtherNodes = static () => ["mainpc", "pc2"],
        };

    public void Dispose() => Directory.Delete(_secrets, recursive: true);

    public Outcome<FleetApplied> Apply(params string[] texts) => Apply(isOfStart: false, texts);

    public Outcome<FleetApplied> ApplyAtStart(params string[] texts) => Apply(isOfStart: true, texts);

    /// <summary>What applying would end on other nodes.</summary>
    public IReadOnlyList<string> WouldEndElsewhere(params string[] texts) =>
        Run(() => _desk.ForecastAsync(Drafts.Of(FleetTexts.Bundle(_name, texts)).Value!))
            .Value.ShouldNotBeNull()
            .EndElsewhere;

    public void Found() => Come(isFounder: true);

    public void Join(ComingNode member)
    {
        SecretStore.TakeKey(_secrets, member.Secrets.Key.Span);
        Come(isFounder: false);
    }

    /// <summary>It goes on alone, with the revision that holds under its number.</summary>
    public void Leave()
    {
        var held = Run(_desk.HeldAsync).Value.ShouldNotBeNull();
        Run(async () => await RevisionRefill.FillAsync(_own, held.Info.Number, held, static count => new byte[count]))
            .ShouldBeNull();
        _brought = null;
        Restart();
    }

    /// <summary>The daemon ends, and starts again.</summary>
    public void Restart()
    {
        (_node, _desk, _pump) = Open();
        Run(_desk.ResumeAsync).ShouldBeNull();
    }

    /// <summary>What a daemon does each second.</summary>
    public OperatorError? Follow() => After(FollowAsync);

    public OperatorError? After(Func<Task<OperatorError?>> act)
    {
        Pass();
        return Run(act);
    }

    public T Run<T>(Func<Task<T>> work) => _pump.Run(work);

    private Outcome<FleetApplied> Apply(bool isOfStart, string[] texts)
    {
        Pass();
        var draft = Drafts.Of(FleetTexts.Bundle(_name, texts));
        draft.IsOk.ShouldBeTrue(draft.Error?.ToString());
        return Run(() => _desk.ApplyAsync(draft.Value!, GroupsOf.NextId(), "ann", isOfStart));
    }

    private void Come(bool isFounder)
    {
        Pass();
        var fleet = Fleet;
        _brought = new BroughtFleet(fleet.Revision, fleet.Hash, fleet.Revision, Clock.Next(), "joined")
        {
            IsFounder = isFounder,
        };
        Restart();
    }

    private HybridClock Clock => new(_node.Actors.Clock);

    /// <summary>So that what one says is later than what another has said before.</summary>
    private void Pass()
    {
        foreach (var node in _all)
        {
            node._node.Actors.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private (FleetKit, FleetDesk, CommandPump) Open()
    {
        var late = _node?.Actors.Clock.GetUtcNow();
        var node = new FleetKit(_journal, hasOwnership: HasOwnership);
        while (late is { } then && node.Actors.Clock.GetUtcNow() < then)
        {
            node.Actors.Advance(TimeSpan.FromSeconds(1));
        }

        ICoordination store = _brought is null
            ? _own
            : new FaultyCoordination(new MemoryCoordination(_shared), node.Actors.Clock, PlanOf);
        var ports = new FleetPorts(store, Drafts, static () => { })
        {
            IsShared = _brought is not null,
            Brought = _brought,
            FindOwn = async number => (await _own.ReadRevisionAsync(number)).Value,
        };
        var desk = new FleetDesk(ports, node.Node, new RevisionCopies(_journal), new HybridClock(node.Actors.Clock));
        (_store, _follower) = (store, new FleetFollower(desk));
        return (node, desk, new CommandPump(node.Actors));
    }

    private async Task<OperatorError?> FollowAsync() =>
        await _follower!.FollowAsync((await _store!.LookAsync()).Value!);

    private CallPlan PlanOf(string call)
    {
        if (call != nameof(ICoordination.PutRevisionAsync))
        {
            return CallPlan.AtOnce;
        }

        OnPut();
        return CallPlan.AtOnce with { Fate = FateOfPuts };
    }
}
