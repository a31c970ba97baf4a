using Shouldly;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Runtimes.Probing.Turns;
using Supervisor.Supervision.Definitions;
using Xunit;

namespace Supervisor.Tests.Runtimes.Probing.Turns;

public sealed class FairTurnsTests
{
    private static readonly ProbeTarget Target = new ProbeTarget.Exec(["test"]);

    private readonly FairTurns _turns = new(8);

    [Fact]
    public void Group_AloneAndGreedy_LeavesTurnsToOthers()
    {
        var greedy = Take("a", 8);

        greedy.Count(static turn => turn.IsCompleted).ShouldBe(6);
        Take("b", 3).Count(static turn => turn.IsCompleted).ShouldBe(2);
    }

    [Fact]
    public void Turn_ThatIsGivenBack_GoesToTheGroupThatHasFewest()
    {
        var (first, second) = (Take("a", 7), Take("b", 3));
        var third = Take("c", 1);

        Give(first[0]);

        third[0].IsCompleted.ShouldBeTrue();
        (first[6].IsCompleted, second[2].IsCompleted).ShouldBe((false, false));
        Give(first[1]);
        second[2].IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public void Turns_OfOneGroup_ComeInTheOrderOfAsking()
    {
        var asked = Take("a", 10);

        Give(asked[3]);

        asked.Select(static turn => turn.IsCompleted).ShouldBe([.. Enumerable.Repeat(true, 7), false, false, false]);
    }

    [Fact]
    public void ThoseWhoTookAllTheirTime_HaveHalfOfTheTurnsTogether_UntilTheyDoNot()
    {
        var agents = Enumerable.Range(0, 8).Select(static i => new TurnTaker(new AgentAddress($"g{i}", "a"), Target));
        var hanging = agents.ToList();
        Give([.. hanging.Select(_turns.TakeAsync)], wasLate: true);

        var again = hanging.Select(_turns.TakeAsync).ToList();

        again.Count(static turn => turn.IsCompleted).ShouldBe(4);
        var others = Take("other", 4);
        others.ShouldAllBe(static turn => turn.IsCompleted);
        Give(again[0]);
        again[4].IsCompleted.ShouldBeTrue();
        Give(others[0]);
        again[5].IsCompleted.ShouldBeFalse("four of them are under way");
        _turns.TakeAsync(hanging[0]).IsCompleted.ShouldBeTrue("it was in time");
    }

    [Fact]
    public void Probe_ThatHangs_MakesNoOtherOfItsAgentLate()
    {
        var agent = new AgentAddress("g", "a");
        var other = new TurnTaker(agent, new ProbeTarget.Exec(["other"]));
        Give(_turns.TakeAsync(new TurnTaker(agent, Target)), wasLate: true);

        Result(_turns.TakeAsync(other)).IsLate.ShouldBeFalse();
        Result(_turns.TakeAsync(new TurnTaker(agent, Target))).IsLate.ShouldBeTrue();
    }

    [Fact]
    public void Turns_AtOnce_AreAsManyAsThereAre_WhateverHappens()
    {
        var random = new Random(1);
        var held = new List<Task<Turn>>();
        for (var step = 0; step < 5000; step++)
        {
            if (random.Next(2) == 0 || held.Count == 0)
            {
                held.Add(_turns.TakeAsync(new TurnTaker(new AgentAddress($"g{random.Next(4)}", "a"), Target)));
            }
            else if (held.Find(static turn => turn.IsCompleted) is { } turn)
            {
                held.Remove(turn);
                Give(turn, wasLate: random.Next(3) == 0);
            }

            held.Count(static turn => turn.IsCompleted).ShouldBeInRange(0, 8);
        }

        while (held.Find(static turn => turn.IsCompleted) is { } turn)
        {
            held.Remove(turn);
            Give(turn);
        }

        held.ShouldBeEmpty("Nobody waits for ever.");
    }

    private List<Task<Turn>> Take(string group, int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => _turns.TakeAsync(new TurnTaker(new AgentAddress(group, $"{i}"), Target))),
        ];

    private void Give(List<Task<Turn>> turns, bool wasLate) => turns.ForEach(turn => Give(turn, wasLate));

    private void Give(Task<Turn> turn, bool wasLate = false) => _turns.Give(Result(turn), wasLate);

    private static Turn Result(Task<Turn> turn)
    {
        turn.IsCompleted.ShouldBeTrue("it has its turn");
        return turn.GetAwaiter().GetResult();
    }
}
