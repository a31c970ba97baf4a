using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Tests.Architecture;

namespace Supervisor.Tests.Fleet.Shipped;

/// <summary>An agent as the table of the users' fleet has it: see fleet.tsv.</summary>
internal sealed record TableRow(
    string Machine,
    string Group,
    string Agent,
    string Port,
    string HealthPort,
    string Required,
    string Needs
)
{
    public static IReadOnlyList<TableRow> All { get; } =
    [
        .. File.ReadLines(Path.Combine(SourceTree.Root, "tests", "Supervisor.Tests", "Fleet", "Shipped", "fleet.tsv"))
            .Skip(1)
            .Select(line => line.Split('\t'))
            .Select(cells => new TableRow(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6])),
    ];

    public static TableRow Of(ProjectModel project, GroupModel group, AgentModel agent) =>
        new(
            project.Node ?? "",
            group.Name,
            agent.Name,
            $"{agent.Port}",
            agent.Probe?.Target is ProbeTarget.Http { Url: [':', .. var rest] } ? rest[..rest.IndexOf('/')] : "",
            $"{agent.Required}",
            string.Join(',', agent.Needs.Select(need => need.Name))
        );
}
