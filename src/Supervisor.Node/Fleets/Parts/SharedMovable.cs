using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Model;

namespace Supervisor.Node.Fleets.Parts;

/// <summary>
/// Groups that may move, and that a node has in files of its own while the cluster has them too. Alone it ran none of them, so the cluster's
/// count. A file is a part of the fleet as it is or not at all: so it stays behind where the cluster has all that it says, and takes the place
/// of the cluster's where it says nothing else of what may move.
/// </summary>
internal sealed class SharedMovable
{
    private readonly HashSet<ProjectModel> _behind = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<ProjectModel> _givingWay = new(ReferenceEqualityComparer.Instance);

    /// <param name="own">The node's, for itself.</param>
    public static Outcome<SharedMovable> Of(IEnumerable<ProjectModel> cluster, IEnumerable<ProjectModel> own)
    {
        var (shared, there) = (new SharedMovable(), cluster.ToList());
        foreach (var project in own)
        {
            if (shared.Settle(project, there) is { } problem)
            {
                return problem;
            }
        }

        return shared;
    }

    /// <summary>A project of the node's, of which the cluster has all.</summary>
    public bool StaysBehind(ProjectModel own) => _behind.Contains(own);

    /// <summary>A project of the cluster's, in whose place the node's own comes.</summary>
    public bool GivesWay(ProjectModel theirs) => _givingWay.Contains(theirs);

    private OperatorError? Settle(ProjectModel own, List<ProjectModel> cluster)
    {
        var both = own
            .Groups.Where(group => IsMovable(group) && cluster.Any(there => Find(there, group.Name) is not null))
            .ToList();
        if (both.Count == 0)
        {
            return null;
        }

        if (both.Count == own.Groups.Count)
        {
            _behind.Add(own);
            return null;
        }

        var namesakes = cluster.Where(there => own.Groups.Any(group => Find(there, group.Name) is not null)).ToList();
        var same = namesakes is [var alone] && alone.Node == own.Node ? alone : null;
        if (same is not null && HasAllPinned(same, own))
        {
            _behind.Add(own);
            return null;
        }

        if (same is not null && HasAll(own, same))
        {
            _givingWay.Add(same);
            return null;
        }

        var where = namesakes.First(there => Find(there, both[0].Name) is not null).Node;
        return PartErrors.Namesake(both[0].Name, where ?? "another node");
    }

    /// <summary>Its groups of all their names, and those that are pinned as they are.</summary>
    private static bool HasAllPinned(ProjectModel theirs, ProjectModel own) =>
        own.Groups.All(group => Find(theirs, group.Name) is { } there && (IsMovable(group) || there == group));

    /// <summary>Groups of all its names, and those that may move as they are.</summary>
    private static bool HasAll(ProjectModel own, ProjectModel theirs) =>
        theirs.Groups.All(group =>
            Find(own, group.Name) is { } here && (here == group || !(IsMovable(here) || IsMovable(group)))
        );

    private static bool IsMovable(GroupModel group) => group.Placement is Placement.Movable;

    private static GroupModel? Find(ProjectModel project, string group) =>
        project.Groups.FirstOrDefault(one => one.Name == group);
}
