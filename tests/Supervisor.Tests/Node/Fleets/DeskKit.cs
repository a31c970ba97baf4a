using Shouldly;
using Supervisor.Cluster.Coordination.Memory;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Node.Fleets;
using Supervisor.Node.Fleets.Copies;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Coordination;
using Supervisor.TestKit.Journals;
using Supervisor.Tests.Node.Fleets.Forecasts;
using Supervisor.Tests.Node.Palettes.Views;
using FleetKit = Supervisor.Tests.Supervision.Nodes.FleetKit;
using GroupsOf = Supervisor.Tests.Supervision.Groups.Groups;
using ReadOutcome = Supervisor.Supervision.Ports.Journal.ReadOutcome;

namespace Supervisor.Tests.Node.Fleets;

/// <summary>A node's desk over its real supervisor, a journal that fails as told, and a store in memory that can be away.</summary>
internal sealed class DeskKit : IDisposable
{
    private readonly DraftKit _drafts;
    private readonly CommandPump _pump;
    private readonly bool _isShared;
    private MemoryMedium _medium;

    /// <param name="isShared">Other nodes keep to the same store.</param>
    internal DeskKit(bool isShared = false)
        : this(new ScriptedJournal(), new DraftKit(), new MemoryMedium(StoreId.FromEntropy(new byte[16])), isShared) { }

    private DeskKit(ScriptedJournal journal, DraftKit drafts, MemoryMedium medium, bool isShared)
    {
        (_drafts, _medium, _isShared) = (drafts, medium, isShared);
        Node = new FleetKit(journal);
        _pump = new CommandPump(Node.Actors);
        (Store, Desk) = Open();
    }

    internal FleetKit Node { get; }

    internal FleetDesk Desk { get; private set; }

    internal MemoryCoordination Store { get; private set; }

    /// <summary>Of every call to the store from now on.</summary>
    internal CallFate Fate { get; set; } = CallFate.Served;

    /// <summary>How often it was told that there would be something to start.</summary>
    internal int WorkExpected { get; private set; }

    /// <summary>Done when it hears that there will be something to start: all is read by then, and nothing is held yet.</summary>
    internal Action BeforeHolding { get; set; } = static () => { };

    public void Dispose() => _drafts.Dispose();

    internal static string FileOf(string agent) =>
        $"services: {{ {agent}: {{ x-supervisor: {{ agents: {{ {agent}: {{ command: [run] }} }} }} }} }}";

    internal FleetDraft Draft(string agent) => _drafts.Draft(FileOf(agent));

    internal Outcome<FleetApplied> Apply(string agent) => Run(() => ApplyAsync(agent));

    /// <summary>As an operator does.</summary>
    internal Task<Outcome<FleetApplied>> ApplyAsync(string agent) =>
        Desk.ApplyAsync(Draft(agent), GroupsOf.NextId(), "ann", isOfStart: false);

    internal Outcome<FleetApplied> Apply(string agent, CommandId id) =>
        Run(() => Desk.ApplyAsync(Draft(agent), id, "ann", isOfStart: false));

    internal long StoredRevision() => Run(Store.ReadLatestRevisionAsync).Value?.Info.Number ?? 0;

    /// <summary>Somebody has put an empty one in its place.</summary>
    internal void LoseStore()
    {
        _medium = new MemoryMedium(StoreId.FromEntropy(new byte[16]));
        (Store, Desk) = Open();
    }

    /// <summary>Another node has applied it, and told nobody but the store.</summary>
    internal void StoreFromElsewhere(string agent, CommandId? id = null)
    {
        var stamp = new ChangeStamp(id ?? GroupsOf.NextId(), "bob", new HybridClock(Node.Actors.Clock).Next());
        Run(() => Store.PutRevisionAsync(new RevisionPut(StoredRevision(), Draft(agent).Content, stamp)))
            .IsDone.ShouldBeTrue();
    }

    /// <summary>As another node does it.</summary>
    internal void NoteFreeze(string why)
    {
        var stamp = new ChangeStamp(GroupsOf.NextId(), "bob", new HybridClock(Node.Actors.Clock).Next());
        var flag = Run(Store.ReadFreezeAsync).Value.ShouldNotBeNull();
        Run(() => Store.SetFreezeAsync(new FreezeChange(flag.Version, IsFrozen: true, why, stamp)))
            .IsDone.ShouldBeTrue();
    }

    internal T Run<T>(Func<Task<T>> work) => _pump.Run(work);

    /// <summary>The daemon starts again, and so many times in a row its journal cannot be read.</summary>
    internal DeskKit Restarted(int unreadable = 0, string why = "The disk does not answer.")
    {
        for (var i = 0; i < unreadable; i++)
        {
            Node.Journal.AnswerNextRead(ReadOutcome.Unavailable(why));
        }

        return new DeskKit(Node.Journal, _drafts, _medium, _isShared);
    }

    private void OnWorkExpected()
    {
        WorkExpected++;
        BeforeHolding();
    }

    private (MemoryCoordination Store, FleetDesk Desk) Open()
    {
        var store = new MemoryCoordination(_medium);
        var faulty = new FaultyCoordination(
            store,
            Node.Actors.Clock,
            _ => new CallPlan(Fate, TimeSpan.Zero, TimeSpan.Zero)
        );
        var desk = new FleetDesk(
            new FleetPorts(faulty, _drafts.Drafts, OnWorkExpected) { IsShared = _isShared },
            Node.Node,
            new RevisionCopies(Node.Journal),
            new HybridClock(Node.Actors.Clock)
        );
        return (store, desk);
    }
}
