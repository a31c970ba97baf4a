using Shouldly;
using Supervisor.Actors;
using Supervisor.Contracts.Time;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Groups;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Actors;
using Xunit;
using GroupsOf = Supervisor.Tests.Supervision.Groups.Groups;

namespace Supervisor.Tests.Supervision.Nodes;

public sealed class FleetRulesTests
{
    private static readonly ActorRef<CommandOutcome> Nobody = new ActorKit().Probe<CommandOutcome>().Ref;

    private readonly FleetRules _rules = new(restartLimit: null);
    private FleetFacts _facts = FleetFacts.None;
    private NodeFleet _fleet = NodeFleet.None;

    [Fact]
    public void Revision_ThatIsApplied_Holds()
    {
        Apply(1, "a", "web", "db").ShouldBeNull();

        (_fleet.Revision, _fleet.Hash).ShouldBe((1, "a"));
        _fleet.Groups.ShouldBe(["web", "db"]);
    }

    [Fact]
    public void Revision_ThatLeavesAGroupOut_KeepsItUntilItHasEnded()
    {
        Apply(1, "a", "web", "db");
        Apply(2, "b", "db");
        _fleet.Groups.ShouldBe(["web", "db"]);
        Mandate("web").Definition.ShouldBeNull();

        Tell(new GroupSays(new GroupHasEnded { Group = "web" })).ShouldBeNull();
        _fleet.Groups.ShouldBe(["db"]);
    }

    [Fact]
    public void Group_ThatHasEndedAndIsBackByNow_Stays()
    {
        Apply(1, "a", "web");
        Tell(new GroupSays(new GroupHasEnded { Group = "web" }));
        _fleet.Groups.ShouldBe(["web"]);
    }

    [Fact]
    public void Revision_OlderThanTheAppliedOne_IsRefused()
    {
        Apply(7, "a", "web");
        Apply(6, "b", "web").ShouldBe("Revision 6 is older than 7, which this node has applied.");
        _fleet.Hash.ShouldBe("a");
    }

    [Fact]
    public void Revision_OfTheSameNumberAndAnotherContent_IsRefused()
    {
        Apply(7, "a", "web");
        Apply(7, "b", "web").ShouldBe("This node has applied another revision 7: one number has one content.");
        Apply(7, "a", "web").ShouldBeNull();
    }

    [Fact]
    public void Fleet_ThatIsStopped_IsToldToAllGroupsWithWhoDidIt()
    {
        Apply(1, "a", "web");
        Tell(new StopFleet(GroupsOf.NextId(), "ann", Nobody)).ShouldBeNull();

        var mandate = Mandate("web");
        (mandate.Run, mandate.Cause, mandate.Reason).ShouldBe(
            (false, AgentCauses.FleetDown, "ann took the fleet down.")
        );
        Tell(new StartFleet(GroupsOf.NextId(), "ann", Nobody));
        Mandate("web").Run.ShouldBeTrue();
    }

    [Fact]
    public void Fleet_ThatWasNeverApplied_CannotBeStarted() =>
        Tell(new StartFleet(GroupsOf.NextId(), "ann", Nobody))
            .ShouldBe("No fleet was ever applied here: give its files.");

    [Fact]
    public void Revision_AppliedByAnOperator_StartsAStoppedFleet_AndThatOfTheStartDoesNot()
    {
        Apply(1, "a", "web");
        Tell(new StopFleet(GroupsOf.NextId(), "ann", Nobody));
        Tell(Revision(2, "b", isOfStart: true, "web"));
        _fleet.StoppedBy.ShouldBe("ann");
        _fleet.StartHash.ShouldBe("b");

        Tell(Revision(3, "c", isOfStart: false, "web"));
        _fleet.StoppedBy.ShouldBeNull();
        _fleet.StartHash.ShouldBe("b");
    }

    [Fact]
    public void Revision_ThatOnlyGainsWhatAnotherNodeBrought_StartsNothingThatIsStopped()
    {
        Apply(1, "a", "web");
        Tell(new StopFleet(GroupsOf.NextId(), "ann", Nobody));
        Tell(Revision(2, "b", isOfStart: false, "web") with { KeepsStop = true, Basis = 1 });

        (_fleet.StoppedBy, _fleet.Revision, _fleet.Basis).ShouldBe(("ann", 2, 1));
        Tell(Revision(3, "c", isOfStart: false, "web"));
        (_fleet.StoppedBy, _fleet.Basis).ShouldBe((null, null));
    }

    [Fact]
    public void Revision_OfTheStart_IsKnownAgainByWhatWasTold_ThoughItIsOnlyAPartOfIt()
    {
        Tell(Revision(1, "a", isOfStart: true, "web") with { StartHash = "part" });

        (_fleet.Hash, _fleet.StartHash).ShouldBe(("a", "part"));
    }

    [Fact]
    public void Freeze_OfTheFleet_HoldsUntilTheThaw_BeforeAStorm()
    {
        Apply(1, "a", "web");
        Storm();
        Mandate("web").Hold.ShouldBe(AgentCauses.RestartStorm);
        Tell(new FreezeFleet(GroupsOf.NextId(), "ann", "the disk is being replaced", Nobody));
        Tell(new FreezeFleet(GroupsOf.NextId(), "bob", "no reason", Nobody));

        (_fleet.Freeze!.By, _fleet.Freeze.Why).ShouldBe(("ann", "the disk is being replaced"));
        Mandate("web").Hold.ShouldBe(AgentCauses.Frozen);
        Tell(new ThawFleet(GroupsOf.NextId(), "ann", Nobody));
        Mandate("web").Hold.ShouldBe(AgentCauses.RestartStorm);
    }

    [Fact]
    public void Group_ThatThisNodeForbids_StaysDownAndTheOthersRun()
    {
        var apply = Revision(1, "a", isOfStart: false, "web", "db");
        var groups = apply.Plan.Groups.Select(one => one.Name == "web" ? one with { Forbidden = "No." } : one);
        Tell(apply with { Plan = apply.Plan with { Groups = groups.ToValueList() } });

        var mandate = Mandate("web");
        (mandate.Run, mandate.Cause, mandate.Reason).ShouldBe((false, AgentCauses.Forbidden, "No."));
        Mandate("db").Run.ShouldBeTrue();
        Tell(new FreezeFleet(GroupsOf.NextId(), "ann", "", Nobody));
        Mandate("web").Hold.ShouldBeNull();
        Tell(new StopFleet(GroupsOf.NextId(), "ann", Nobody));
        Mandate("web").Cause.ShouldBe(AgentCauses.FleetDown);
    }

    [Fact]
    public void Storm_ThatBegan_EndsWhenNothingHasRestartedForLongEnough()
    {
        Apply(1, "a", "web");
        Storm();
        _fleet.Storm!.Restarts.ShouldBe(61);
        Tell(new StormIsOver());
        _fleet.Storm.ShouldBeNull();
        Mandate("web").Hold.ShouldBeNull();
    }

    [Fact]
    public void Events_OfTheFleet_LeadToTheSameFleetWhenTheyAreReadAgain()
    {
        NodeEvent[] events =
        [
            new RevisionApplied(2, "b", ["web", "db"], "ann", IsOfStart: true, new HybridTime(1)),
            new RevisionApplied(3, "c", ["db", "cache"], "ann", IsOfStart: true, new HybridTime(1))
            {
                KeepsStop = true,
                Basis = 2,
                StartHash = "d",
                Unsettled = new List<string> { "web" },
            },
            new GroupSettled("web"),
            new GroupEnded("web"),
            new FleetStopped("ann", new HybridTime(2)),
            new FleetStarted("ann", new HybridTime(3)),
            new FleetFrozen("ann", "why", new HybridTime(4)),
            new FleetThawed("ann", new HybridTime(5)),
            new StormBegan(61, new HybridTime(6)),
            new StormEnded(new HybridTime(7)),
        ];
        foreach (var happened in events)
        {
            var stored = NodeEvents.Codec.Encode(happened);
            var read = NodeEvents.Codec.Decode(stored.Name, stored.Schema, stored.Payload.Span);
            stored.Name.ShouldStartWith("node.");
            read.ToString()
                .ShouldBe(
                    happened
                        .ToString()!
                        .Replace("<>z__ReadOnlyArray`1", "System.Collections.Generic.List`1", StringComparison.Ordinal)
                );
            _fleet = FleetRules.Apply(_fleet, read).ShouldNotBeNull();
        }

        (_fleet.Revision, _fleet.StoppedBy, _fleet.Freeze, _fleet.Storm).ShouldBe((3, null, null, null));
        (_fleet.Basis, _fleet.StartHash).ShouldBe((2, "d"));
        _fleet.Groups.ShouldBe(["db", "cache"]);
    }

    private void Storm()
    {
        _facts = StormRules.Count(_facts, 61, TimeSpan.Zero);
        Tell(new GroupSays(new AgentsRestarted(61) { Group = "web" })).ShouldBeNull();
        _fleet.Storm.ShouldNotBeNull();
    }

    private GroupMandate Mandate(string group) => FleetRules.MandateOf(group, _fleet, _facts)!;

    private string? Apply(long number, string hash, params string[] groups) =>
        Tell(Revision(number, hash, isOfStart: false, groups));

    private static ApplyRevision Revision(long number, string hash, bool isOfStart, params string[] groups) =>
        new(
            GroupsOf.NextId(),
            "ann",
            new NodePlan(
                number,
                groups
                    .Select(group => GroupsOf.Define(GroupStrategy.OneForOne, "A") with { Name = group })
                    .ToValueList()
            ),
            hash,
            isOfStart,
            Nobody
        );

    /// <returns>The refusal.</returns>
    private string? Tell(NodeMessage message)
    {
        var now = new Moment(new HybridTime(1), new BootMoment("boot", TimeSpan.Zero), 0.5);
        var decision = _rules.Decide(_fleet, message with { Facts = _facts }, now) ?? Decision<NodeEvent>.Nothing;
        _fleet = decision.Events.Aggregate(_fleet, (fleet, happened) => FleetRules.Apply(fleet, happened)!);
        if (message is ApplyRevision apply && decision.Refusal is null)
        {
            _facts = _facts with { Plan = apply.Plan };
        }

        return decision.Refusal;
    }
}
