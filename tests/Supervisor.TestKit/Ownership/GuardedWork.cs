using Supervisor.Actors.Systems;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Time;

namespace Supervisor.TestKit.Ownership;

/// <summary>What runs on one machine, and its guard: it goes on whatever becomes of the daemon.</summary>
internal sealed class GuardedWork(
    string node,
    DriftingBootClock boot,
    TimeProvider clock,
    SeededChance chance,
    RunOracle oracle
) : ILeashes
{
    private static readonly OperatorError Away = new("guard-away", "The guard is away.", "", "");

    private readonly Dictionary<string, Run> _runs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _starting = new(StringComparer.Ordinal);

    internal bool IsGuardThere { get; set; } = true;

    internal Run? Find(string group) => _runs.GetValueOrDefault(group);

    internal bool IsIdle(string group) => !_runs.ContainsKey(group) && !_starting.Contains(group);

    internal static WorkloadId Id(string group, long epoch) => new(new AgentAddress(group, group), $"{epoch}-0");

    /// <summary>An engine may be long about it.</summary>
    internal void StartAfter(TimeSpan delay, string group, long epoch, BootMoment? leash)
    {
        _starting.Add(group);
        clock.After(
            delay,
            () =>
            {
                if (_starting.Remove(group))
                {
                    Start(group, epoch, leash);
                }
            }
        );
    }

    internal void StopSoon(string group)
    {
        if (_runs.GetValueOrDefault(group) is { IsStopping: false } run)
        {
            run.IsStopping = true;
            clock.After(Within(0.05, 1.5), () => End(run, "order"));
        }
    }

    public Task<LeashOutcome> HoldAsync(WorkloadId id, BootMoment deadline)
    {
        var run = _runs.Values.FirstOrDefault(run => Id(run.Group, run.Epoch) == id);
        return Task.FromResult(IsGuardThere ? Hold(run, deadline) : new LeashOutcome.Unknown(Away));
    }

    /// <summary>The machine loses its power.</summary>
    internal void Die()
    {
        _starting.Clear();
        foreach (var run in _runs.Values.ToList())
        {
            End(run, "power");
        }
    }

    private LeashOutcome Hold(Run? run, BootMoment deadline)
    {
        if (run?.Leash is not { } leash)
        {
            return new LeashOutcome.Gone();
        }

        if (boot.Now.Until(leash) <= TimeSpan.Zero)
        {
            return new LeashOutcome.Refused(Away);
        }

        run.Leash = leash.Until(deadline) > TimeSpan.Zero ? deadline : leash;
        return new LeashOutcome.Held(run.Leash.Value);
    }

    private void Start(string group, long epoch, BootMoment? leash)
    {
        if (!IsGuardThere || (leash is { } deadline && boot.Now.Until(deadline) <= TimeSpan.Zero))
        {
            oracle.Note("a start that came too late");
            return;
        }

        var run = new Run(group, epoch) { Leash = leash };
        _runs[group] = run;
        oracle.Began(node, group, epoch);
        KeepLeash(run);
    }

    private void KeepLeash(Run run)
    {
        if (run.HasEnded || run.Leash is not { } leash)
        {
            return;
        }

        var left = boot.Until(leash);
        if (left <= TimeSpan.Zero && IsGuardThere)
        {
            clock.After(Within(0, 0.5), () => End(run, "leash"));
        }
        else
        {
            // No sooner than it could be moved on, and no later than it must be looked at.
            clock.After(left > TimeSpan.Zero ? left : TimeSpan.FromMilliseconds(20), () => KeepLeash(run));
        }
    }

    private void End(Run run, string how)
    {
        if (!run.HasEnded)
        {
            run.HasEnded = true;
            _runs.Remove(run.Group);
            oracle.Ended(node, run.Group, how);
        }
    }

    private TimeSpan Within(double least, double most) =>
        TimeSpan.FromSeconds(least + (chance.Next() * (most - least)));

    internal sealed class Run(string group, long epoch)
    {
        internal string Group => group;

        internal long Epoch => epoch;

        internal BootMoment? Leash { get; set; }

        internal bool IsStopping { get; set; }

        internal bool HasEnded { get; set; }
    }
}
