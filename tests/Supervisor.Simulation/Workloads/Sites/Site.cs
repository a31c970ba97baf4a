using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Workloads.Sites;

/// <summary>
/// Something outside the daemon that effects work on, like a container: it goes on when the daemon dies, does not mind
/// to be asked for the same thing twice, and is spoiled by two effects at once.
/// </summary>
internal sealed class Site(Universe universe, string workload)
{
    internal const string OneAtATime = "one effect at a time";

    private static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(6);

    private readonly HashSet<int> _done = [];
    private int? _underWay;

    /// <summary>Works on a job; the answer is lost now and then, the work is not.</summary>
    internal void Perform(int job, Action onDone)
    {
        if (_underWay is { } other && other != job)
        {
            universe.Violate(OneAtATime, $"{workload} was asked for job {job} while job {other} was under way");
        }

        _underWay = job;
        var isLong = universe.Chance.Next() < 0.1;
        if (isLong)
        {
            universe.Rarities.Reached("an effect that outlived the patience for it");
        }

        universe.Clock.After(universe.Around(isLong ? Long : Usual), () => Finish(job, onDone));
    }

    internal SiteReport Inspect() => new(_underWay, _done.Count);

    private void Finish(int job, Action onDone)
    {
        _done.Add(job);
        if (_underWay == job)
        {
            _underWay = null;
        }

        if (universe.Chance.Next() < 0.05)
        {
            universe.Rarities.Reached("an effect that succeeded with its reply lost");
        }
        else
        {
            onDone();
        }
    }
}
