using Shouldly;
using Supervisor.Tests.Architecture;
using Xunit;

namespace Supervisor.Tests.Fleet.Shipped;

/// <summary>What stands in for the fleet's agents knows of each what the fleet's files say.</summary>
public sealed class StandInTests
{
    private static readonly string[][] Rows =
    [
        .. File.ReadLines(Path.Combine(SourceTree.Root, "docker", "agents", "agents", "stand_ins.tsv"))
            .Skip(1)
            .Select(line => line.Split('\t')),
    ];

    [Fact]
    public void Table_IsTheUsersRowByRow() =>
        Rows.Select(cells => string.Join(' ', cells[0], cells[1], cells[2], cells[4], cells[5], cells[7]))
            .ShouldBe(
                TableRow.All.Select(row =>
                    string.Join(' ', row.Machine, row.Group, row.Agent, row.Port, row.HealthPort, row.Needs)
                )
            );

    [Fact]
    public void Modules_AreThoseThatTheFleetStarts()
    {
        foreach (var cells in Rows)
        {
            var agent = ShippedFleet.Group(cells[0], cells[1]).Agents.Single(agent => agent.Name == cells[2]);

            agent.Command.ShouldBe(["python3", "-m", $"agents.{cells[3]}"]);
        }
    }

    [Fact]
    public void Groups_ThatHoldAgents_HaveAnImageOfTheirOwnToBuild()
    {
        foreach (var group in Rows.Select(cells => cells[1]).Distinct(StringComparer.Ordinal))
        {
            var directory = Path.Combine(SourceTree.Root, "docker", "agents", group);

            File.ReadAllText(Path.Combine(directory, "Dockerfile")).ShouldContain($"COPY {group}/requirements.txt");
            File.Exists(Path.Combine(directory, "requirements.txt")).ShouldBeTrue(group);
        }
    }
}
