using Supervisor.Fleet.Model.Resources;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Model;

/// <summary>What one fleet file, with its overrides, asks for.</summary>
public sealed record ProjectModel
{
    /// <summary>Compose's name for the project: the names of containers, networks and volumes begin with it.</summary>
    public required string Name { get; init; }

    /// <summary>The node that runs it: from the file, else the node that it was given to; null when neither says.</summary>
    public string? Node { get; init; }

    public ExpectedCounts? Expect { get; init; }

    /// <summary>Machines that the file declares, so that budgets can be held against them before anything starts.</summary>
    public ValueMap<NodeModel> Nodes { get; init; } = ValueMap<NodeModel>.Empty;

    /// <summary>Only active ones, in the order of the file.</summary>
    public ValueList<GroupModel> Groups { get; init; } = [];

    /// <summary>Groups of profiles that nobody asked for: a need on one, or on one of its agents, is an error.</summary>
    public ValueMap<InactiveGroup> Inactive { get; init; } = ValueMap<InactiveGroup>.Empty;

    /// <summary>Added to each published port; a service's own <c>PORT_OFFSET</c> goes before it.</summary>
    public int PortOffset { get; init; }

    public ValueMap<NetworkModel> Networks { get; init; } = ValueMap<NetworkModel>.Empty;

    public ValueMap<VolumeModel> Volumes { get; init; } = ValueMap<VolumeModel>.Empty;

    public ValueMap<FileResource> Secrets { get; init; } = ValueMap<FileResource>.Empty;

    public ValueMap<FileResource> Configs { get; init; } = ValueMap<FileResource>.Empty;
}

/// <summary>A group that is written and not wanted now: enough of it to say so.</summary>
public sealed record InactiveGroup(ValueList<string> Profiles, ValueList<string> Agents);

/// <summary>What the author believes to have written; anything else is an error.</summary>
public sealed record ExpectedCounts(int? Groups, int? Agents);
