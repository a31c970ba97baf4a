using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Sites;

namespace Supervisor.Fleet.Judging.Probes;

/// <summary>A probe of an address that names no port: an agent has no port that could be guessed.</summary>
internal static class ProbeWithoutPort
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from probe in ProbeSite.All(scene)
        where probe.Written is not null && !probe.Written.Contains("{agent:", StringComparison.Ordinal)
        where ProbeAddress.Of(probe.Model.Target) is { Port: null }
        select probe.At(
            JudgeKinds.ProbeWithoutPort,
            $"The {probe.Key} of {probe.Agent} asks '{probe.Written}', which names no port.",
            $"Write the port, such as '{Example(probe.Agent, probe.Written!)}'."
        );

    private static string Example(AgentSite agent, string written)
    {
        if (written.All(char.IsAsciiDigit))
        {
            return $":{written}";
        }

        var slash = written.IndexOf('/');
        var (host, path) = slash < 0 ? (written, "") : (written[..slash], written[slash..]);
        var isPort = host.Length > 0 && host.All(char.IsAsciiDigit);
        return isPort ? $":{host}{path}" : $"{host}:{agent.Model.Port ?? 8080}{path}";
    }
}
