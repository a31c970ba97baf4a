using Supervisor.Actors.Restarts;
using Supervisor.Simulation.Faults;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Workloads;

/// <summary>
/// Counts the incarnations that really began, as the world sees them, against what the policy allows within its window.
/// </summary>
internal sealed class RestartWatch(Universe universe, string actor, RestartPolicy policy)
{
    internal const string Limits = "no more restarts than the policy allows";

    private readonly List<TimeSpan> _begun = [];

    /// <summary>A spawn, not a restart: a new history begins.</summary>
    internal void Reset() => _begun.Clear();

    internal void Begun(TimeSpan monotonic)
    {
        _begun.Add(monotonic);

        // The first of them is the start itself. A grant comes before its restart by at most the cap of the backoff, and
        // a process that is paused meanwhile, on a clock that goes on, carries it out as much later.
        var window = policy.Within - policy.Backoff.Cap - Freezer.Longest;
        var restarts = _begun.Skip(1).Count(at => monotonic - at < window);
        if (restarts > policy.Max)
        {
            universe.Violate(
                Limits,
                $"{actor} was restarted {restarts} times within {window}, allowed are {policy.Max}"
            );
        }
    }
}
