using Shouldly;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.EventSourcing;
using Xunit;

namespace Supervisor.Tests.Supervision.EventSourcing;

public sealed class ReceptionRulesTests
{
    /// <summary>Rows are phases, columns kinds: D decide, W wait, T turn away, M answer from memory, - out of use.</summary>
    private static readonly string[] Table =
    [
        "             Undertaking Command Query Observation Safety",
        "Unread       W           W       W     W           W",
        "Unreadable   W           T       M     W           W",
        "Ready        D           D       D     D           D",
        "Appending    W           W       W     W           D",
        "Degraded     W           T       M     D           D",
        "Quarantined  -           T       M     -           -",
    ];

    [Fact]
    public void Of_EveryPhaseAndKind_IsAsInTheTable()
    {
        var kinds = Cells(Table[0]);
        kinds.ShouldBe(Enum.GetNames<MessageKind>());
        Table.Skip(1).Select(static row => Cells(row)[0]).ShouldBe(Enum.GetNames<StreamPhase>());
        foreach (var row in Table.Skip(1).Select(Cells))
        {
            var phase = Enum.Parse<StreamPhase>(row[0]);
            kinds
                .Select(kind => Letter(ReceptionRules.Of(phase, Enum.Parse<MessageKind>(kind))))
                .ShouldBe(row[1..], $"in phase {phase}");
        }
    }

    private static string[] Cells(string row) => row.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Letter(Reception reception) =>
        reception switch
        {
            Reception.Decide => "D",
            Reception.Wait => "W",
            Reception.TurnAway => "T",
            Reception.AnswerFromMemory => "M",
            _ => "-",
        };
}
