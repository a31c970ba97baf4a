using Supervisor.Simulation.Fleets.Programs;

namespace Supervisor.Simulation.Fleets.Containers;

/// <summary>One run of an agent's container, which is one incarnation or somebody's doing.</summary>
internal sealed record ContainerRun(string Container, DateTimeOffset Began, string Boot, Bearer Bearer)
{
    /// <summary>A daemon has said which incarnation it is.</summary>
    internal bool IsNamed { get; set; }

    /// <summary>Those whom its image starts.</summary>
    internal List<ImageAgent> Started { get; init; } = [];
}
