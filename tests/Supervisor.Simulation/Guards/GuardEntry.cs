using Supervisor.Simulation.World;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Time;

namespace Supervisor.Simulation.Guards;

/// <summary>What a guard has written down of one workload. It outlives the guard, as its file does.</summary>
/// <param name="boot">In which its start was intended.</param>
internal sealed class GuardEntry(WorkloadId id, string boot)
{
    internal WorkloadId Id => id;

    internal string Boot => boot;

    /// <summary>Null: its process has not been made yet, or never was.</summary>
    internal ProcessFacts? Process { get; set; }

    internal WorkloadExit? Exit { get; set; }

    internal string? Notification { get; set; }

    internal bool IsStopAsked { get; set; }

    /// <summary>The moment at which all that is left of it is killed; the guard's own, and gone with it.</summary>
    internal Happening? Kill { get; set; }

    /// <summary>When it is killed unless that is moved on; null: it is on no leash.</summary>
    internal BootMoment? Leash { get; set; }

    internal bool IsLeashExpired { get; set; }

    internal TimeSpan KillAt { get; set; } = TimeSpan.MaxValue;

    internal Workload Status => new(id, Process, Exit, []) { Notification = Notification };
}
