using Supervisor.Runtimes.Faults;

namespace Supervisor.TestKit.Runtimes;

internal static class UnforeseenFaults
{
    /// <summary>The work ends by them, and whoever waits for its end gets them.</summary>
    public static WorkFaults Thrown =>
        new((work, fault) => throw new InvalidOperationException($"Not foreseen while {work}.", fault));
}
