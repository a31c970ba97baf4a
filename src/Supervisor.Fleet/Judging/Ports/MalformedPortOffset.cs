using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Supervised;

namespace Supervisor.Fleet.Judging.Ports;

internal static class MalformedPortOffset
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from site in scene.Groups
        let text = GroupPortOffset.Own(site)
        where text is not null && PortOffset.Parsed(text) is null
        select site.At(
            JudgeKinds.MalformedPortOffset,
            site.EnvironmentOf(PortOffset.Variable),
            $"{PortOffset.Variable} of '{site}' is '{text}', and it shifts the published ports, so it must be a whole number below 65535.",
            "Write a whole number, such as 1000, or leave it out for no offset."
        );
}
