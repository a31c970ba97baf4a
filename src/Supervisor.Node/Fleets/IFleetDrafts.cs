using Supervisor.Contracts;
using Supervisor.Fleet.Bundles;
using Supervisor.Node.Fleets.Forecasts;
using Supervisor.Node.Fleets.Parts;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Node.Fleets;

/// <summary>What a node has to run, by what an operator sent or by a stored revision: the same for the same, every time.</summary>
internal interface IFleetDrafts
{
    Outcome<FleetDraft> Of(FleetBundle bundle);

    Outcome<NodePlan> PlanOf(Revision revision);

    /// <summary>What a revision pins to each node, of this one as of others.</summary>
    Outcome<IReadOnlyList<PinnedNames>> PinnedIn(Revision revision);

    /// <summary>What a draft would change of what holds.</summary>
    Outcome<FleetForecast> Forecast(Revision held, FleetDraft draft);

    /// <inheritdoc cref="FleetMerging.PartOf"/>
    Outcome<FleetDraft> PartOf(Revision latest, FleetDraft draft);

    /// <inheritdoc cref="FleetMerging.Bring"/>
    Outcome<RevisionContent> Bring(Revision? latest, Revision own, bool isFounder);
}
