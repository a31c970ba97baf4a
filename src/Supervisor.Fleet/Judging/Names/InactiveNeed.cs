using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Naming;

namespace Supervisor.Fleet.Judging.Names;

/// <summary>A need on something that is written, in a profile that nobody asked for.</summary>
internal static class InactiveNeed
{
    public static IEnumerable<Finding> Find(Scene scene)
    {
        foreach (var need in scene.Needs)
        {
            if (need.Resolution is NameResolution.Inactive(var address, var profiles))
            {
                yield return need.At(
                    JudgeKinds.InactiveNeed,
                    $"{need.Agent} needs {address}, which is only started with the profile "
                        + $"{string.Join(" or ", profiles)}, and that is not active.",
                    $"Activate it with COMPOSE_PROFILES={profiles[0]}, or put the group of {need.Agent} "
                        + "in the same profile."
                );
            }
        }
    }
}
