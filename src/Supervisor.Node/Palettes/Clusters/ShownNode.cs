using Supervisor.Node.Clusters.Losses;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Node.Palettes.Clusters;

/// <summary>A node as <c>cluster show</c> has it. What is null is not known, or is not so.</summary>
/// <param name="State">Of <see cref="Supervisor.Node.Clusters.NodeStates"/>.</param>
internal sealed record ShownNode(string Id, string Name, string State)
{
    public IReadOnlyList<string> Roles { get; init; } = [];

    public string? Drained { get; init; }

    /// <summary>As it says of itself for as long as it lives.</summary>
    public Member? Member { get; init; }

    public string? Labels { get; init; }

    public string? Cards { get; init; }

    public string? Link { get; init; }

    /// <summary>For how long nothing has come from it over a link.</summary>
    public TimeSpan? Heard { get; init; }

    /// <summary>Since it has kept its lease last.</summary>
    public TimeSpan? Lease { get; init; }

    public Loss? Loss { get; init; }
}
