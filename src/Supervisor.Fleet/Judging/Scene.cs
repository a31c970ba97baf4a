using Supervisor.Fleet.Judging.Names;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Judging.Spaces;
using Supervisor.Fleet.Judging.Wording;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Ordering;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Judging;

/// <summary>What the rules look at: a fleet with everything at hand that more than one of them asks for.</summary>
internal sealed class Scene
{
    private readonly Dictionary<string, NodeSite> _nodes;
    private readonly Lazy<StartOrder> _order;
    private readonly Lazy<IReadOnlyList<MissingName>> _missing;
    private readonly Lazy<IReadOnlyList<WrittenText>> _texts;

    public Scene(FleetReading reading)
    {
        Reading = reading;
        Names = FleetNames.Of(reading.Model);
        Projects = reading
            .Model.Projects.Zip(reading.Trees, (model, tree) => new ProjectSite(model, tree))
            .ToValueList();
        Groups = Projects.SelectMany(project => project.Groups).ToValueList();
        Agents = Groups.SelectMany(group => group.Agents).ToValueList();
        Nodes = NodeSites.Of(Projects);
        _nodes = Nodes.ToDictionary(node => node.Name ?? "", StringComparer.Ordinal);
        _order = new Lazy<StartOrder>(() => StartOrder.Of(Names, FleetNeeds.Of(Names)));
        _texts = new Lazy<IReadOnlyList<WrittenText>>(() => [.. WrittenText.All(this)]);
        _missing = new Lazy<IReadOnlyList<MissingName>>(() => [.. MissingName.All(this)]);
        Spaces = new NetworkSpaces(Groups);
        Needs = NeedSite.All(this).ToValueList();
    }

    public FleetReading Reading { get; }

    public FleetNames Names { get; }

    public ValueList<ProjectSite> Projects { get; }

    public ValueList<GroupSite> Groups { get; }

    public ValueList<AgentSite> Agents { get; }

    /// <summary>Every machine that a file declares or is for.</summary>
    public ValueList<NodeSite> Nodes { get; }

    public NodeSite NodeOf(GroupSite group) => _nodes[group.Node ?? ""];

    public ValueList<NeedSite> Needs { get; }

    /// <summary>Everything that the files hand to programs.</summary>
    public IReadOnlyList<WrittenText> Texts => _texts.Value;

    public IReadOnlyList<MissingName> MissingNames => _missing.Value;

    public StartOrder Order => _order.Value;

    public NetworkSpaces Spaces { get; }
}
