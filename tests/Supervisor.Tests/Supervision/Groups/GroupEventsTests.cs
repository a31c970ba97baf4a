using System.Text.Json;
using Shouldly;
using Supervisor.Actors.Restarts;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Groups;
using Supervisor.Supervision.Ownership.Notes;
using Supervisor.Supervision.Time;
using Xunit;

namespace Supervisor.Tests.Supervision.Groups;

public sealed class GroupEventsTests
{
    private static readonly GroupRound Round = new(
        3,
        GroupTriggers.Failure,
        ["A", "B"],
        "A failed.",
        new BootMoment("boot", TimeSpan.FromSeconds(5))
    );

    public static TheoryData<GroupEvent> Events =>
        [
            new GroupAgentsAdded(["A"]),
            new GroupAgentEnded("A", new AgentCounters("A", 1, 2)),
            new GroupStopped("ann", new HybridTime(1)),
            new GroupStarted("ann", new HybridTime(1)),
            new GroupRestartBegan
            {
                Round = Round,
                Budget = GroupBudgets.Agent,
                History = new BudgetHistory(
                    new RestartHistory([TimeSpan.FromSeconds(1)], 1, TimeSpan.FromSeconds(2)),
                    "boot"
                ),
                Seen = [new AgentCounters("A", 1, 2)],
                At = new HybridTime(1),
            },
            new GroupRestartBegan { Round = Round, At = new HybridTime(1) },
            new GroupRestartEnded(3, [new AgentCounters("A", 1, 2)], new HybridTime(1)),
            new GroupFailuresNoted([new AgentCounters("A", 1, 2)]),
            new GroupAgentExhausted("A", new AgentCounters("A", 1, 2), new HybridTime(1)),
            new GroupAgentReleased("A"),
            new GroupWasQuarantined(
                new GroupQuarantine("A", "It failed.", "hash"),
                Round,
                new AgentCounters("A", 1, 2),
                new HybridTime(1)
            ),
            new GroupReleased(By: null, new HybridTime(1)),
            new GroupRemoved(new HybridTime(1)),
            new GroupTakenOver(
                4,
                new GroupNote
                {
                    StoppedBy = "ann",
                    Quarantine = new NotedQuarantine("A", "It failed."),
                    Round = new NotedRound(GroupTriggers.Failure, ["A", "B"], "A failed.", 5),
                    Whole = new NotedRestarts(1_000, [20, 0], 2, 400),
                    Agents = new Dictionary<string, AgentNote>
                    {
                        ["A"] = new() { Rest = new NotedRest("quarantined", "exited", "It exited.", null) },
                    },
                },
                "hash",
                new BootMoment("boot", TimeSpan.FromSeconds(5)),
                new HybridTime(1)
            ),
        ];

    [Theory]
    [MemberData(nameof(Events))]
    public void Event_OfEachKind_IsReadAsItWasWritten(GroupEvent happened)
    {
        var stored = GroupEvents.Codec.Encode(happened);
        var read = GroupEvents.Codec.Decode(stored.Name, stored.Schema, stored.Payload.Span);

        stored.Name.ShouldStartWith("group.");
        Text(read).ShouldBe(Text(happened));
    }

    [Fact]
    public void Events_OfEveryKind_AreTested() =>
        Events
            .Select(row => GroupEvents.Codec.Encode(row.Data).Name)
            .Distinct()
            .Count()
            .ShouldBe(GroupEvents.Codec.Forms.Count);

    /// <summary>Whole, by reflection: what the journal's own shape leaves out is seen here.</summary>
    private static string Text(GroupEvent happened) => JsonSerializer.Serialize(happened, happened.GetType());
}
