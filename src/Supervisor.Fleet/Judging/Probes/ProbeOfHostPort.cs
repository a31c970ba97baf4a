using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Health;
using Supervisor.Fleet.Judging.Ports;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Judging.Spaces;
using Supervisor.Fleet.Judging.Wording;

namespace Supervisor.Fleet.Judging.Probes;

/// <summary>
/// A test inside the container that asks the port under which the machine publishes it: inside, only the container's
/// own port answers.
/// </summary>
internal static class ProbeOfHostPort
{
    public static IEnumerable<Finding> Find(Scene scene) => OfServices(scene).Concat(OfProbes(scene));

    private static IEnumerable<Finding> OfServices(Scene scene) =>
        from health in HealthSite.All(scene)
        from port in health.Health.Test.SelectMany(LoopbackPort.In).Distinct()
        where TargetOf(scene, health.Group, port) is not null
        select health.At(
            JudgeKinds.ProbeOfHostPort,
            "test",
            $"The health test of '{health.Group}' asks port {port}, which is the machine's; inside the container it is "
                + $"port {TargetOf(scene, health.Group, port)}.",
            $"Ask port {TargetOf(scene, health.Group, port)}."
        );

    private static IEnumerable<Finding> OfProbes(Scene scene) =>
        from probe in ProbeSite.All(scene)
        let port = ProbeAddress.Of(probe.Model.Target) is { IsOwnHost: true, Port: { } asked } ? asked : 0
        let target = TargetOf(scene, probe.Agent.Group, port, except: probe.Agent)
        where target is not null
        select probe.At(
            JudgeKinds.ProbeOfHostPort,
            $"The {probe.Key} of {probe.Agent} asks port {port}, which is the machine's; inside the container it is port {target}.",
            $"Ask port {target}."
        );

    /// <summary>Of a published port that nobody is known to listen on inside, the port that does; else null.</summary>
    private static int? TargetOf(Scene scene, GroupSite site, int port, AgentSite? except = null)
    {
        var published = site.Service.Ports.FirstOrDefault(candidate =>
            candidate.Published is not null
            && (candidate.Published == port || candidate.Published + GroupPortOffset.Of(site) == port)
        );
        var space = scene.Spaces[site];
        return published is not null && published.Target != port && !space.IsHost && !HasListener(space, port, except)
            ? published.Target
            : null;
    }

    /// <summary>Whether anything but the probe that is judged says so.</summary>
    private static bool HasListener(NetworkSpace space, int port, AgentSite? except) =>
        space.Groups.Any(group =>
            group.Service.Ports.Any(published => published.Target == port)
            || group.Service.Expose.Any(text => text.StartsWith($"{port}", StringComparison.Ordinal))
            || group.Agents.Any(agent => agent.Model.Port == port)
            || (except is null && Listeners.Of(group).Contains(port))
        );
}
