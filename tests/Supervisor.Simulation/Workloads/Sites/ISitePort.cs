using Supervisor.Simulation.Workloads.Effects;

namespace Supervisor.Simulation.Workloads.Sites;

/// <summary>A site as a daemon reaches it.</summary>
internal interface ISitePort
{
    ILane Lane { get; }

    /// <summary>Does the job, or gives what was done when it was done before.</summary>
    Task<int> PerformAsync(int job);

    Task<SiteReport> InspectAsync();

    /// <summary>Something that was observed led on although the journal takes nothing.</summary>
    void OnActedFromMemory();
}
