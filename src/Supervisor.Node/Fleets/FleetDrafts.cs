using System.Collections.Immutable;
using Supervisor.Contracts;
using Supervisor.Fleet.Bundles;
using Supervisor.Fleet.Diffing;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Judging;
using Supervisor.Fleet.Model;
using Supervisor.Node.Fleets.Forecasts;
using Supervisor.Node.Fleets.Parts;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Plans;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Node.Fleets;

/// <summary>Makes of what an operator sent, or of a stored revision, what this node has to run.</summary>
internal sealed class FleetDrafts(string node, SecretStore secrets, PlanSurroundings surroundings) : IFleetDrafts
{
    /// <summary>For ever, as are the hashes.</summary>
    private const string HashPurpose = "definition-hash";

    private readonly PartOpening _opening = new(node, secrets);

    /// <summary>What was applied before the daemon came into a container is not refused: it waits for a guard that runs it.</summary>
    public bool RefusesProcesses { get; init; }

    /// <summary>The id of the cluster whose other nodes are to read what is made of it; null: this node is alone.</summary>
    public string? Cluster { get; init; }

    /// <summary>The other nodes of the cluster: a fleet may be all theirs.</summary>
    public Func<IEnumerable<string>> OtherNodes { get; set; } = static () => [];

    /// <summary>The nodes of the cluster that live; none where that is not known.</summary>
    public Func<IEnumerable<Member>> Members { get; set; } = static () => [];

    private FleetMerging Merging => new(node, Cluster, _opening, () => Surroundings);

    private PlanSurroundings Surroundings => surroundings with { HashKey = secrets.OwnKeyFor(HashPurpose) };

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

        var planned = NodePlans.Of(reading.Model, node, revision: 0, Surroundings with { Files = given.Files });
        if (planned.Plan is not { } plan)
        {
            return FleetErrors.OfPlan(reading, planned.Errors);
        }

        if (RefusesProcesses && RefusedProcesses.Of(reading.Model, node) is { Count: > 0 } refused)
        {
            return FleetErrors.OfPlan(reading, refused);
        }

        var forbidden = new ForbiddenGroups(node, surroundings.Limits, [.. Members()]).In(reading.Model, plan.Places);
        if (forbidden.Count > 0)
        {
            return FleetErrors.OfPlan(reading, forbidden);
        }

        if (plan.Groups.Count == 0 && !OtherNodes().Any(reading.Model.Concerns))
        {
            return FleetErrors.NoGroups(node);
        }

        var part = new FleetPart(RevisionContents.Seal(given, secrets, Cluster), given, reading);
        var content = RevisionContents.Write(part.Content);
        return new FleetDraft(content, ContentHash.Of(content), plan, reading.Model, findings)
        {
            Part = part,
            Fingerprint = RevisionContents.FingerprintOf(given, secrets),
        };
    }

    /// <summary>What was judged when it was applied is not judged again: a later version's rules must not stop what runs.</summary>
    public Outcome<NodePlan> PlanOf(Revision revision)
    {
        var stored = Read(revision);
        return stored.IsOk ? stored.Value.Plan : stored.Error;
    }

    public Outcome<FleetDraft> PartOf(Revision latest, FleetDraft draft) => Merging.PartOf(latest, draft);

    public Outcome<RevisionContent> Bring(Revision? latest, Revision own, bool isFounder) =>
        Merging.Bring(latest, own, isFounder);

    /// <summary>Which groups a revision has for other nodes than one, and for which; what may move may run on any.</summary>
    public Outcome<ImmutableDictionary<string, string>> GroupsBut(Revision revision, string one)
    {
        var opened = _opening.Open(revision.Content);
        if (!opened.IsOk)
        {
            return opened.Error;
        }

        var groups = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var project in opened.Value.Reading.Model.Projects)
        {
            var where = project.Node ?? node;
            foreach (var group in project.Groups)
            {
                if (where != one)
                {
                    groups[group.Name] = where;
                }
                else if (group.Placement is Placement.Movable)
                {
                    groups[group.Name] = "whichever node has it now";
                }
            }
        }

        return groups.ToImmutable();
    }

    public Outcome<IReadOnlyList<PinnedNames>> PinnedIn(Revision revision)
    {
        var opened = _opening.Open(revision.Content);
        return opened.IsOk
            ? opened
                .Value.Reading.Model.Projects.GroupBy(project => project.Node ?? node, StringComparer.Ordinal)
                .Select(projects => Pinned(projects.Key, projects.SelectMany(static project => project.Groups)))
                .ToArray()
            : opened.Error;
    }

    public Outcome<FleetForecast> Forecast(Revision held, FleetDraft draft)
    {
        var stored = Read(held);
        return stored.IsOk
            ? FleetForecast.Of(stored.Value.Plan, draft.Plan, FleetDiff.Of(stored.Value.Model, draft.Model)) with
            {
                EndElsewhere =
                [
                    .. GroupsOf(stored.Value.Model)
                        .Except(GroupsOf(draft.Model))
                        // Of a node that is alone, nobody else has what its files have for others.
                        .Where(group => Cluster is not null && group.Node != node)
                        .Select(group => $"{group.Node}/{group.Name}"),
                ],
            }
            : stored.Error;
    }

    private static PinnedNames Pinned(string node, IEnumerable<GroupModel> groups)
    {
        var pinned = groups.Where(static group => group.Placement is Placement.Pinned).ToList();
        return new PinnedNames(
            node,
            [.. pinned.Select(static group => group.Name)],
            [.. pinned.SelectMany(static group => group.Agents.Select(agent => $"{group.Name}/{agent.Name}"))]
        );
    }

    private static IEnumerable<(string? Node, string Name)> GroupsOf(FleetModel model) =>
        model.Projects.SelectMany(project => project.Groups.Select(group => (project.Node, group.Name)));

    private Outcome<StoredFleet> Read(Revision revision)
    {
        var opened = _opening.Open(revision.Content);
        if (!opened.IsOk)
        {
            return opened.Error;
        }

        var (parts, reading) = (opened.Value.Parts, opened.Value.Reading);
        var planned = PartPlans.Of(parts, reading, node, revision.Info.Number, Surroundings);
        return planned.Plan is { } plan
            ? new StoredFleet(plan, reading.Model)
            : FleetErrors.OfPlan(reading, planned.Errors);
    }

    private sealed record StoredFleet(NodePlan Plan, FleetModel Model);
}
