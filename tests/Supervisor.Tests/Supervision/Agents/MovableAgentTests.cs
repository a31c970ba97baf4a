using System.Collections.Immutable;
using Shouldly;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Rules;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Ownership.Notes;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;
using Xunit;
using static Supervisor.Tests.Supervision.Agents.Agents;

namespace Supervisor.Tests.Supervision.Agents;

/// <summary>An agent of a movable group: what it is started by, and what holds it.</summary>
public sealed class MovableAgentTests
{
    private static readonly AgentDefinition Movable = Silent with { Epoch = 3 };

    private readonly AgentKit _kit = new(Movable, isMovable: true);

    [Fact]
    public void Start_WithARight_CarriesItsDeadline()
    {
        var right = Grant(epoch: 3);
        _kit.Up();
        _kit.Phase.ShouldBe(AgentPhase.Running);
        _kit.Host.Leash.ShouldBe(right.KilledAt);
        Leashed().ShouldBe([_kit.Incarnation]);
    }

    [Fact]
    public void Start_WithoutARight_IsNotMade_AndIsWhenThereIsOne()
    {
        _kit.Up();
        _kit.Host.Starts.ShouldBeEmpty();
        _kit.Phase.ShouldBe(AgentPhase.Starting);
        var incarnation = _kit.Incarnation;

        Grant(epoch: 3);
        _kit.Pass(TimeSpan.FromSeconds(1));
        _kit.Look();
        _kit.Phase.ShouldBe(AgentPhase.Running);
        _kit.Incarnation.ShouldBe(incarnation, "nothing has failed");
    }

    [Fact]
    public void Start_ByARightOfAnotherEpoch_IsNotMade()
    {
        Grant(epoch: 2);
        _kit.Up();
        _kit.Host.Starts.ShouldBeEmpty();
    }

    [Fact]
    public void Start_ThatIsNotWantedAnyMore_IsNotMadeLater()
    {
        _kit.Up();
        _kit.Orders(Rest(Movable, AgentCauses.RightLost));
        Grant(epoch: 3);
        _kit.Pass(TimeSpan.FromMinutes(1));
        _kit.Look();
        _kit.Host.Starts.ShouldBeEmpty();
    }

    [Fact]
    public void Start_OnANodeWithoutOwnership_IsNotMade()
    {
        var kit = new AgentKit(Movable).Up();
        kit.Host.Starts.ShouldBeEmpty();
    }

    [Fact]
    public void End_TakesItOffTheLeash()
    {
        Grant(epoch: 3);
        _kit.Up();
        _kit.End(Exit(0));
        Leashed().ShouldBeEmpty();
    }

    [Fact]
    public void NextDaemon_HoldsWhatTheLastHasStarted()
    {
        Grant(epoch: 3);
        _kit.Up();
        var incarnation = _kit.Incarnation;
        _kit.Kill().Up();
        Leashed().ShouldBe([incarnation]);
    }

    [Fact]
    public void UrgentEnd_WaitsForNobodyWhoNeedsIt()
    {
        Grant(epoch: 3);
        _kit.Up();
        var rest = Rest(Movable, AgentCauses.RightLost);
        _kit.Tell(new Supervisor.Supervision.Agents.Messages.TakeOrders(rest));
        _kit.Phase.ShouldBe(AgentPhase.Running);
        _kit.Tell(new Supervisor.Supervision.Agents.Messages.TakeOrders(rest with { IsUrgent = true }));
        _kit.Phase.ShouldBe(AgentPhase.Stopping);
    }

    [Fact]
    public void WhatRunsWithinAContainer_NeedsTheRightAndHasNoLeashOfItsOwn()
    {
        Grant(epoch: 3);
        var request = new LaunchRequest(new WorkloadId(Address, "1-0"), Within with { Epoch = 3 });
        _kit.Movable!.Allow(request, AgentNote.Empty).ShouldBe(request);
        _kit.Movable.Allow(request with { Definition = Within with { Epoch = 4 } }, AgentNote.Empty).ShouldBeNull();
        _kit.Movable.Begin(request.Id, request.Definition);
        Leashed().ShouldBeEmpty();
    }

    [Fact]
    public void WhatIsPinned_NeedsNoRight()
    {
        var request = new LaunchRequest(new WorkloadId(Address, "1-0"), Silent);
        _kit.Movable!.Allow(request, AgentNote.Empty).ShouldBe(request);
    }

    [Fact]
    public void Restart_ThatTheStoreDoesNotKnowOf_IsNotMade_AndIsWhenItDoes()
    {
        Grant(epoch: 3);
        _kit.Up();
        _kit.End(Exit(1));
        _kit.Pass(TimeSpan.FromMinutes(1));
        _kit.Look();
        _kit.Host.Starts.Count().ShouldBe(1);

        var note = AgentNotes.Of(_kit.Describe().State);
        note.Restarts.ShouldNotBeNull();
        var spent = new GroupNote { Agents = new Dictionary<string, AgentNote> { ["till"] = note } };
        Store(3, spent, stored: GroupNote.Empty);
        _kit.Pass(TimeSpan.FromMinutes(1));
        _kit.Look();
        _kit.Host.Starts.Count().ShouldBe(1);

        Grant(epoch: 3);
        Store(3, spent);
        _kit.Pass(TimeSpan.FromSeconds(40));
        _kit.Look();
        _kit.Host.Starts.Count().ShouldBe(2);
    }

    [Fact]
    public void Right_ThatHasComeToAskForTheEnd_StartsNothingMore()
    {
        var right = Grant(epoch: 3);
        _kit.Pass(right.AskedToEndAt.At - _kit.Boot.Now.At - TimeSpan.FromTicks(1));
        _kit.Movable!.Rights.Ask("shop", 3).ShouldNotBeNull();
        _kit.Pass(TimeSpan.FromTicks(1));
        _kit.Movable.Rights.Ask("shop", 3).ShouldBeNull();
    }

    private IEnumerable<string> Leashed() => _kit.Movable!.Leashed.Of("shop").Select(work => work.Key.Incarnation);

    private GroupRight Grant(long epoch)
    {
        var end = _kit.Boot.Now.After(TimeSpan.FromSeconds(60));
        var right = new GroupRight(epoch, Before(end, 3), Before(end, 2), end);
        _kit.Movable!.Rights.Be(
            ImmutableSortedDictionary.Create<string, GroupRight>(StringComparer.Ordinal).Add("shop", right)
        );
        Store(epoch, GroupNote.Empty);
        return right;
    }

    private void Store(long epoch, GroupNote note, GroupNote? stored = null)
    {
        _kit.Movable!.Notes.Say("shop", new ToldNote(epoch, note));
        _kit.Movable.Notes.Be([KeyValuePair.Create("shop", new ToldNote(epoch, stored ?? note))]);
    }

    private static BootMoment Before(BootMoment end, int seconds) => end.After(-TimeSpan.FromSeconds(seconds));
}
