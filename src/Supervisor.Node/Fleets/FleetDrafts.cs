using Supervisor.Contracts;
using Supervisor.Fleet.Bundles;
using Supervisor.Fleet.Diffing;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Judging;
using Supervisor.Fleet.Model;
using Supervisor.Node.Fleets.Forecasts;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Plans;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Node.Fleets;

/// <summary>Makes of what an operator sent, or of a stored revision, what this node has to run.</summary>
internal sealed class FleetDrafts(string node, SecretStore secrets, PlanSurroundings surroundings) : IFleetDrafts
{
    /// <summary>For ever, as are the hashes.</summary>
    private const string HashPurpose = "definition-hash";

    /// <summary>What was applied before the daemon came into a container is not refused: it waits for a guard that runs it.</summary>
    public bool RefusesProcesses { get; init; }

    /// <summary>Other nodes are to read what is made of it.</summary>
    public bool IsShared { get; init; }

    /// <summary>The other nodes of the cluster: a fleet may be all theirs.</summary>
    public Func<IEnumerable<string>> OtherNodes { get; set; } = static () => [];

    public Outcome<FleetDraft> Of(FleetBundle bundle)
    {
        var given = bundle with { Home = node };
        var reading = FleetBundles.Read(given);
        var findings = FleetJudge.Judge(reading);
        var errors = findings.Where(finding => finding.Kind.Severity is Severity.Error).ToList();
        if (errors.Count > 0)
        {
            return FleetErrors.OfFindings(errors);
        }

        var planned = NodePlans.Of(reading.Model, node, revision: 0, SurroundingsOf(given));
        if (planned.Plan is not { } plan)
        {
            return FleetErrors.OfPlan(reading, planned.Errors);
        }

        if (RefusesProcesses && RefusedProcesses.Of(reading.Model, node) is { Count: > 0 } refused)
        {
            return FleetErrors.OfPlan(reading, refused);
        }

        if (plan.Groups.Count == 0 && !OtherNodes().Any(reading.Model.Concerns))
        {
            return FleetErrors.NoGroups(node);
        }

        var content = RevisionContents.Seal(given, secrets, IsShared);
        return new FleetDraft(content, ContentHash.Of(content), plan, reading.Model, findings);
    }

    /// <summary>What was judged when it was applied is not judged again: a later version's rules must not stop what runs.</summary>
    public Outcome<NodePlan> PlanOf(Revision revision)
    {
        var stored = Read(revision);
        return stored.IsOk ? stored.Value.Plan : stored.Error;
    }

    public Outcome<FleetForecast> Forecast(Revision held, FleetDraft draft)
    {
        var stored = Read(held);
        return stored.IsOk
            ? FleetForecast.Of(stored.Value.Plan, draft.Plan, FleetDiff.Of(stored.Value.Model, draft.Model))
            : stored.Error;
    }

    private Outcome<StoredFleet> Read(Revision revision)
    {
        var bundle = RevisionContents.Open(revision.Content.Span, secrets);
        if (!bundle.IsOk)
        {
            return bundle.Error;
        }

        var reading = FleetBundles.Read(bundle.Value);
        var planned = NodePlans.Of(reading.Model, node, revision.Info.Number, SurroundingsOf(bundle.Value));
        return planned.Plan is { } plan
            ? new StoredFleet(plan, reading.Model)
            : FleetErrors.OfPlan(reading, planned.Errors);
    }

    private PlanSurroundings SurroundingsOf(FleetBundle bundle) =>
        surroundings with
        {
            Files = bundle.Files,
            HashKey = secrets.KeyFor(HashPurpose),
        };

    private sealed record StoredFleet(NodePlan Plan, FleetModel Model);
}
