using System.Globalization;
using System.Runtime.CompilerServices;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Clusters.Etcd;
using Supervisor.Node.Clusters.Levels;
using Supervisor.Node.Palettes.Node.Draining;
using Supervisor.Runtimes.Doctor;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Node.Palettes.Node;

internal sealed class NodeDoctor(PaletteServices services, MachineDoctor doctor) : IPaletteCommand
{
    private static readonly ColumnsFrame Columns = new([
        new Column("about"),
        new Column("state"),
        new Column("finding"),
        new Column("remedy"),
    ]);

    public CommandDescription Description { get; } =
        new(
            "doctor",
            "Looks for what keeps a machine from running its part of the fleet.",
            Roles.Viewer,
            ResultKinds.Rows,
            Details: "It looks at the engine, images, published ports, GPUs, mounts, disks, the clock, what this node forbids and, in a cluster, at etcd, the level of its nodes and how long ends by force take, and changes nothing. "
                + "What is BAD keeps something of the fleet from running, and makes the exit code 1; a WARNING may, one day.",
            Arguments: [NodeArgument.Description],
            Examples:
            [
                new CommandExample("node doctor", "this machine, and what to do about it"),
                new CommandExample("node doctor pc2", "another of the fleet"),
            ]
        );

    public async IAsyncEnumerable<Frame> RunAsync(CommandCall call, [EnumeratorCancellation] CancellationToken stop)
    {
        if (NodeArgument.WhyNotHere(call, services.Facts) is { } problem)
        {
            yield return new ErrorFrame(problem);
            yield break;
        }

        var plan = services.Desk is { } desk ? await desk.PlanAsync() : null;
        if (plan is { IsOk: false })
        {
            yield return new ErrorFrame(plan.Error);
        }

        IReadOnlyList<GroupDefinition> groups = plan is { IsOk: true } ? plan.Value.Groups : [];
        IReadOnlyList<AgentDefinition> agents = [.. groups.SelectMany(group => group.Agents)];
        IReadOnlyList<Finding> findings =
        [
            .. await doctor.ExamineAsync(agents, stop),
            .. LimitFindings.Of(services.Facts.Limits, groups),
            .. EndFindings.Of(services.Supervised.Ownership?.Ends.Last, services.Facts.Name, Drained() is not null),
            .. services.Cluster is { } cluster
                ? [.. await EtcdFindings.OfAsync(cluster.Services), LevelFindings.Of(cluster.Level)]
                : Array.Empty<Finding>(),
        ];
        yield return Columns;
        if (Drained() is { } drained)
        {
            yield return drained;
        }

        foreach (var finding in findings.OrderByDescending(finding => finding.State))
        {
            yield return new RowFrame([
                Cell.Of(finding.About),
                Cell.Of(WordOf(finding.State)),
                Cell.Of(finding.Text),
                Cell.Of(finding.Remedy),
            ]);
        }

        var bad = findings.Count(finding => finding.State is FindingState.Bad);
        if (bad > 0)
        {
            yield return new ErrorFrame(Problems(bad));
        }
    }

    private RowFrame? Drained() =>
        DrainText.Of(services.Supervised.Ownership, services.Facts.Node) is { } drained
            ? new RowFrame([
                Cell.Of("drain"),
                Cell.Of(WordOf(FindingState.Warning)),
                Cell.Of($"This node is drained {drained}: it runs no movable group."),
                Cell.Of($"pbm node undrain {services.Facts.Name}"),
            ])
            : null;

    private static string WordOf(FindingState state) =>
        state switch
        {
            FindingState.Good => "good",
            FindingState.Warning => "warning",
            _ => "bad",
        };

    private static OperatorError Problems(int bad) =>
        new(
            "node.unwell",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{bad} {(bad == 1 ? "finding keeps" : "findings keep")} something of the fleet from running."
            ),
            "",
            "Do what stands beside each under REMEDY, and ask again: pbm node doctor"
        );
}
