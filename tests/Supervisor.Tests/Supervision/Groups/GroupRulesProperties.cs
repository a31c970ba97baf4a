using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Supervisor.Fleet.Model;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Xunit;

namespace Supervisor.Tests.Supervision.Groups;

/// <summary>Whatever happens to a group, in any order, with its agents as late as can be and its daemon killed at any point.</summary>
public sealed class GroupRulesProperties
{
    private static readonly string[] Names = ["A", "B", "C"];

    private static readonly GroupDefinition[] Definitions =
    [
        Groups.Define(GroupStrategy.OneForOne, Names),
        Groups.Define(GroupStrategy.AllForOne, Names),
        Groups.Define(GroupStrategy.RestForOne, Names),
        Groups.Define(GroupStrategy.AllForOne, Names).Escalating(),
        Groups.Define(GroupStrategy.RestForOne, "A", "B"),
    ];

    private static readonly Gen<Step> OfAgents =
        from agent in Gen.Elements(Names)
        from step in Gen.Frequency(
            (6, Of($"{agent} obeys", scene => scene.Obey(agent))),
            (3, Of($"{agent} fails", scene => scene.Fail(agent))),
            (1, Of($"{agent} escalates", scene => scene.Escalate(agent))),
            (1, Of($"{agent} repeats", scene => scene.Say(agent))),
            (1, Of($"{agent} is released", scene => scene[agent].Release()))
        )
        select step;

    private static readonly Gen<Step> OfOthers = Gen.Frequency(
        (6, Gen.Choose(1, 40).SelectMany(time => Of($"{time} s", s => s.Advance(TimeSpan.FromSeconds(time))))),
        (3, Of("crash", scene => scene.Crash())),
        (3, Of("settle", scene => scene.Settle())),
        (1, Of("stop", scene => scene.Tell(Groups.Stop()))),
        (2, Of("start", scene => scene.Tell(Groups.Start()))),
        (1, Of("restart", scene => scene.Tell(Groups.Restart()))),
        (2, Of("release", scene => scene.Tell(Groups.Release()))),
        (1, Of("freeze", scene => scene.Hold(AgentCauses.Frozen))),
        (1, Of("storm", scene => scene.Hold(AgentCauses.RestartStorm))),
        (2, Of("thaw", scene => scene.Hold(null))),
        (1, Of("down", scene => scene.TellMandate(mandate => mandate with { Run = false }))),
        (2, Of("up", scene => scene.TellMandate(mandate => mandate with { Run = true }))),
        (1, Gen.Elements(Definitions).SelectMany(Defined))
    );

    private static readonly Gen<Step> Steps = Gen.Frequency((3, OfAgents), (1, OfOthers));

    [Fact]
    public void Restarts_WithinAnyWindow_AreNoMoreThanTheirBudgetAllows() => Holds(GroupWatches.Budgets);

    [Fact]
    public void Escalation_GoesOneLevelAtATime_AndEachHasOneAnswer() => Holds(GroupWatches.Escalations);

    [Fact]
    public void StoppedQuarantinedAndFrozen_StaySoUntilSomeoneSaysOtherwise() => Holds(() => GroupWatches.Stays);

    [Fact]
    public void State_IsWhatAReplayOfTheJournalGives() =>
        Holds(() => (scene, _, _) => scene.Replayed.ShouldBe(GroupScene.Text(scene.State)));

    [Fact]
    public void Group_WhenAllFaultsCease_ComesToRestAsItIsWanted() =>
        Property.HoldsForLists(
            Steps,
            steps =>
            {
                var scene = Play(steps);
                Calm(scene);

                scene.State.Round.ShouldBeNull();
                foreach (var agent in scene.State.Agents)
                {
                    var wanted = scene.OrdersOf(agent);
                    var isQuarantined = scene[agent].Phase is AgentPhase.Quarantined;
                    scene[agent]
                        .Phase.ShouldBe(
                            isQuarantined ? AgentPhase.Quarantined
                                : wanted.Run ? AgentPhase.Ready
                                : AgentPhase.Stopped,
                            agent
                        );
                    (wanted.Run && isQuarantined).ShouldBe(wanted.Run && wanted.ExhaustedThrough > 0, agent);
                }
            },
            runs: 500
        );

    [Fact]
    public void Group_ThatNothingHappensTo_IsNotTouched() =>
        Property.HoldsForLists(
            Steps,
            steps =>
            {
                var scene = Play(steps);
                Calm(scene);
                var (before, events) = (GroupScene.Text(scene.State), scene.Journal.Count);

                scene.Advance(TimeSpan.FromHours(1));
                scene.Crash();
                scene.Settle();
                scene.Advance(TimeSpan.FromHours(1));

                GroupScene.Text(scene.State).ShouldBe(before);
                scene.Journal.Count.ShouldBe(events);
            }
        );

    private static Gen<Step> Of(string name, Action<GroupScene> run) => Gen.Constant(new Step(name, run));

    private static Gen<Step> Defined(GroupDefinition definition) =>
        Of(
            $"{definition.Strategy} of {definition.Agents.Count}",
            scene => scene.TellMandate(mandate => mandate with { Definition = definition })
        );

    private static void Holds(Func<GroupWatch> watch) =>
        Property.HoldsForLists(Steps, steps => Play(steps, watch()), runs: 500);

    private static GroupScene Play(IReadOnlyList<Step> steps, GroupWatch? watch = null)
    {
        var scene = new GroupScene(Definitions[0]);
        foreach (var step in steps)
        {
            var (before, decided) = (scene.State, scene.Journal.Count);
            step.Run(scene);
            watch?.Invoke(scene, before, [.. scene.Journal.Skip(decided)]);
        }

        return scene;
    }

    private static void Calm(GroupScene scene)
    {
        scene.TellMandate(mandate => mandate with { Run = true, Hold = null });
        for (var time = 0; time < 5; time++)
        {
            scene.Settle();
            scene.Advance(Groups.Policy.Backoff.Cap);
        }

        scene.Settle();
    }

    private sealed record Step(string Name, Action<GroupScene> Run)
    {
        public override string ToString() => Name;
    }
}
