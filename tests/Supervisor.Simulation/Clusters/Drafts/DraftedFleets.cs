using System.Globalization;
using System.Text;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Bundles;
using Supervisor.Fleet.Model;
using Supervisor.Node.Fleets;
using Supervisor.Node.Fleets.Forecasts;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Simulation.Clusters.Drafts;

/// <summary>What a node's reader of fleet files is to the daemon: of a draft only its number is stored, and each node knows what that means.</summary>
internal sealed class DraftedFleets(IReadOnlyList<ClusterDraft> drafts, string node) : IFleetDrafts
{
    private static readonly OperatorError NoFiles = new("no-files", "There are no files here.", "", "");

    /// <summary>As an operator gives it to a node.</summary>
    internal FleetDraft Of(int number)
    {
        var content = ContentOf(number);
        return new FleetDraft(
            content,
            ContentHash.Of(content),
            drafts[number].Plan(revision: 0, node),
            new FleetModel([]),
            []
        );
    }

    public Outcome<FleetDraft> Of(FleetBundle bundle) => NoFiles;

    public Outcome<NodePlan> PlanOf(Revision revision) =>
        drafts[NumberOf(revision.Content.Span)].Plan(revision.Info.Number, node);

    public Outcome<IReadOnlyList<PinnedNames>> PinnedIn(Revision revision) => NoFiles;

    public Outcome<FleetForecast> Forecast(Revision held, FleetDraft draft) => NoFiles;

    public Outcome<FleetDraft> PartOf(Revision latest, FleetDraft draft) => NoFiles;

    public Outcome<RevisionContent> Bring(Revision? latest, Revision own, bool isFounder) => NoFiles;

    internal static int NumberOf(ReadOnlySpan<byte> content) =>
        int.Parse(Encoding.UTF8.GetString(content), CultureInfo.InvariantCulture);

    private static byte[] ContentOf(int number) =>
        Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture));
}
