using Supervisor.Fleet.Compose.Texts;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Model.Agents;

namespace Supervisor.Fleet.Judging.Probes;

/// <summary>A probe that can ask nobody: of its text no address can be made, or it runs nothing.</summary>
internal static class MalformedProbe
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from probe in ProbeSite.All(scene)
        let flaw = Flaw(probe)
        where flaw is not null
        select probe.At(
            JudgeKinds.MalformedProbe,
            $"The {probe.Key} of {probe.Agent} {flaw}.",
            probe.Model.Target switch
            {
                ProbeTarget.Http => "Write http: \":8080/health\", or a whole URL.",
                ProbeTarget.Exec => "Write exec: [program, argument].",
                ProbeTarget.Nats =>
                    "Write HOST:PORT, or :PORT for the agent's own host; and /jetstream after it to ask for that as well.",
                _ => "Write HOST:PORT, or :PORT for the agent's own host.",
            }
        );

    private static string? Flaw(ProbeSite probe)
    {
        if (probe.Model.Target is ProbeTarget.Exec(var command))
        {
            return command.All(string.IsNullOrWhiteSpace) ? "runs nothing" : null;
        }

        var isLate = probe.Written!.Contains('{');
        return isLate
            ? null
            : ProbeAddress.Of(probe.Model.Target) switch
            {
                null => $"asks '{probe.Written}', which is no address",
                { Port: { } port } when !PortRange.IsPort(port) => $"asks port {port}, which no machine has",
                _ when ForeignPart(probe) is { } part => $"asks '{probe.Written}', and NATS has no part '{part}'",
                _ when HasForeignScheme(probe) => $"asks '{probe.Written}' over http, which is another protocol",
                _ => null,
            };
    }

    private static string? ForeignPart(ProbeSite probe)
    {
        if (probe.Model.Target is not ProbeTarget.Nats(var address))
        {
            return null;
        }

        var host = address.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? scheme + 3 : 0;
        var part = address.IndexOf('/', host);
        return part < 0 || address[part..].Trim('/') is "" or "jetstream" ? null : address[part..];
    }

    private static bool HasForeignScheme(ProbeSite probe) =>
        probe.Model.Target is ProbeTarget.Http(var url)
        && url.Contains("://", StringComparison.Ordinal)
        && !url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        && !url.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}
