using System.Globalization;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Bundles;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Values;
using Supervisor.Node.Fleets;
using Supervisor.Node.Fleets.Forecasts;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Placing;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Benchmarks.Scale;

/// <summary>The fleet that all nodes follow, as far as it is planned: groups that may run on any of them.</summary>
internal sealed class ScaleFleet(int nodes, int movable) : IFleetDrafts
{
    private static readonly OperatorError NoFiles = new("no-files", "There are no files here.", "", "");

    private readonly NodePlan _plan = PlanOf(nodes, movable);

    internal static byte[] Content { get; } = "one fleet"u8.ToArray();

    internal static string NameOf(int node) => string.Create(CultureInfo.InvariantCulture, $"pc{node}");

    public Outcome<FleetDraft> Of(FleetBundle bundle) => NoFiles;

    public Outcome<NodePlan> PlanOf(Revision revision) => _plan with { Revision = revision.Info.Number };

    public Outcome<IReadOnlyList<PinnedNames>> PinnedIn(Revision revision) => NoFiles;

    public Outcome<FleetForecast> Forecast(Revision held, FleetDraft draft) => NoFiles;

    public Outcome<FleetDraft> PartOf(Revision latest, FleetDraft draft) => NoFiles;

    public Outcome<RevisionContent> Bring(Revision? latest, Revision own, bool isFounder) => NoFiles;

    private static NodePlan PlanOf(int nodes, int movable)
    {
        var groups = Enumerable
            .Range(0, movable)
            .Select(number => (Name: $"roam-{number}", Home: NameOf(number * nodes / movable)))
            .ToList();
        return new NodePlan(
            1,
            groups
                .Select(group => new GroupDefinition
                {
                    Name = group.Name,
                    Agents = [],
                    Movable = MovableDefinition.Usual,
                })
                .ToValueList()
        )
        {
            Places = new FleetPlaces(
                Enumerable
                    .Range(0, nodes)
                    .Select(static number => new DeclaredNode(new NodeModel { Name = NameOf(number) }, []))
                    .ToValueList(),
                groups
                    .Select(group => KeyValuePair.Create(group.Name, new GroupDemand(group.Name, group.Home)))
                    .ToValueMap()
            ),
        };
    }
}
