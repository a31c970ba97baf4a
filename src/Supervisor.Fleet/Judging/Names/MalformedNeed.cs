using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Naming;

namespace Supervisor.Fleet.Judging.Names;

internal static class MalformedNeed
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from need in scene.Needs
        where need.Resolution is NameResolution.Malformed
        select need.At(
            JudgeKinds.MalformedNeed,
            $"{need.Agent} needs '{need.Need.Name}', which does not have the form of a name.",
            "Write AGENT, GROUP, GROUP/AGENT, NODE/GROUP/AGENT or AGENT@NODE."
        );
}
