using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Supervisor.Cluster.Coordination.Memory;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.TestKit.Coordination;
using Supervisor.TestKit.Coordination.Histories;
using Supervisor.TestKit.Time;
using Xunit;

namespace Supervisor.Tests.Cluster.Coordination;

/// <summary>Several clients of one store at once, whose calls are slow, refused or in doubt.</summary>
public sealed class ConcurrentClientsProperties
{
    private const int Clients = 3;

    private static readonly Gen<Step> Steps =
        from client in Gen.Choose(0, Clients - 1)
        from act in Gen.Elements(Enum.GetValues<Act>())
        from fate in Gen.Frequency((6, Gen.Constant(CallFate.Served)), (4, Gen.Elements(Enum.GetValues<CallFate>())))
        from before in Gen.Choose(0, 3)
        from after in Gen.Choose(0, 3)
        select new Step(client, act, new CallPlan(fate, TimeSpan.FromSeconds(before), TimeSpan.FromSeconds(after)));

    [Fact]
    public void Calls_OfSeveralClients_AreLinearizable() =>
        Property.HoldsForLists(Steps, static steps => Run(steps).History.ShouldBeLinearizable(), runs: 500);

    [Fact]
    public void Revisions_OfSeveralClients_HaveOneContentEachAndNoneIsLost() =>
        Property.HoldsForLists(Steps, static steps => CheckRevisions(Run(steps)), runs: 500);

    private static void CheckRevisions((History History, ICoordination Store) run)
    {
        var there = run.Store.ListRevisionsAsync(1000).Result.Value.ShouldNotBeNull().Reverse().ToList();
        there.Select(info => info.Number).ShouldBe(Enumerable.Range(1, there.Count).Select(number => (long)number));
        there.Select(info => info.Stamp.Id).ShouldBeUnique();
        foreach (var call in run.History.Calls)
        {
            if (call.Operation is PutRevision put && call.Answer.StartsWith("Done", StringComparison.Ordinal))
            {
                there[(int)put.Expected].Stamp.Id.Value.ShouldBe(put.Id, $"{call}");
            }
        }
    }

    /// <summary>Each client takes its steps one after the other, all of them at once, until nothing is under way.</summary>
    private static (History History, ICoordination Store) Run(IReadOnlyList<Step> steps)
    {
        var clock = new VirtualClock();
        var history = new History();
        var store = new MemoryCoordination(new MemoryMedium(Changes.Store(1)));
        var clients = steps
            .GroupBy(static step => step.Client)
            .Select(client => PlayAsync(new string('c', client.Key + 1), store, clock, history, [.. client]))
            .ToList();
        while (clock.MoveToNextTimer(TimeSpan.MaxValue)) { }

        clients.ShouldAllBe(static client => client.IsCompletedSuccessfully);
        history.CallAsync("after all", store, new ReadLatestRevision()).IsCompletedSuccessfully.ShouldBeTrue();
        history.CallAsync("after all", store, new Look()).IsCompletedSuccessfully.ShouldBeTrue();
        return (history, store);
    }

    private static async Task PlayAsync(
        string name,
        ICoordination store,
        VirtualClock clock,
        History history,
        IReadOnlyList<Step> steps
    )
    {
        var plan = CallPlan.AtOnce;
        var client = new Client(name, new FaultyCoordination(store, clock, _ => plan), history);
        foreach (var step in steps)
        {
            plan = step.Plan;
            await client.DoAsync(step.Act);
        }
    }

    private sealed record Step(int Client, Act Act, CallPlan Plan);
}
