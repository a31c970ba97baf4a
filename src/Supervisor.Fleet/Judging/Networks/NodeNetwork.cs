using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Model.Resources;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Judging.Networks;

/// <summary>A network of a project; the engine knows two projects' networks of one name as one.</summary>
/// <param name="Key">As the project's file calls it.</param>
internal sealed record NodeNetwork(ProjectSite Project, string Key, NetworkModel Model)
{
    public TreePath Path => TreePath.Of("networks", Key);

    public static IEnumerable<NodeNetwork> All(Scene scene) =>
        from project in scene.Projects
        from network in project.Model.Networks
        select new NodeNetwork(project, network.Key, network.Value);

    /// <summary>Who joins it; a movable group's addresses are held against its own subnets only.</summary>
    public IEnumerable<(GroupSite Group, NetworkAttachment Attachment)> Attached =>
        from site in Project.Groups
        where site.Service.Networks.Contains(Key)
        select (site, site.Service.Networks[Key]);
}
