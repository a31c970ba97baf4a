using Supervisor.Simulation.Machines;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Clusters.Members;

/// <summary>When a machine's guard stood still last, and so whether anything is promised of what it was to kill meanwhile.</summary>
internal sealed class GuardFreeze(Universe universe, Machine machine)
{
    /// <summary>Less than the kill budget, by what the start of another owner's agent takes at the least.</summary>
    internal static readonly TimeSpan Allowed = TimeSpan.FromSeconds(1.3);

    /// <summary>So long what it had to kill may live once it goes on.</summary>
    internal static readonly TimeSpan UntilKilled = TimeSpan.FromSeconds(0.5);

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    private TimeSpan? _since;
    private TimeSpan? _thawed;
    private bool _wasLong;

    /// <summary>Two short ones without a rest between them would be a long one.</summary>
    internal bool MayBegin =>
        _since is null && !machine.Clock.IsAsleep && (_thawed is null || universe.Clock.Now - _thawed > Rest);

    /// <summary>It stands still for longer than is allowed, or has just done so; or it does so once its machine is awake again.</summary>
    internal bool IsExcuse =>
        _since is { } since ? IsLong(since) : _wasLong && universe.Clock.Now - _thawed <= UntilKilled;

    /// <summary>By the machine's own clock, which may be suspended amid it.</summary>
    internal void Begin(TimeSpan length)
    {
        _since = universe.Clock.Now;
        machine.Kernel.After(length, End);
    }

    private void End()
    {
        _wasLong = _since is { } since && IsLong(since);
        (_since, _thawed) = (null, universe.Clock.Now);
    }

    private bool IsLong(TimeSpan since) => universe.Clock.Now - since > Allowed || machine.Clock.WokenAt > since;
}
