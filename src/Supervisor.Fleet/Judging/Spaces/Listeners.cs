using System.Globalization;
using Supervisor.Fleet.Judging.Probes;
using Supervisor.Fleet.Judging.Sites;

namespace Supervisor.Fleet.Judging.Spaces;

/// <summary>The ports on which a group is known to listen inside its name space.</summary>
internal static class Listeners
{
    public static IEnumerable<int> Of(GroupSite group) =>
        group
            .Agents.SelectMany(agent => OfAgent(agent))
            .Concat(group.Service.Ports.Select(port => port.Target))
            .Concat(group.Service.Expose.SelectMany(Exposed));

    private static IEnumerable<int> OfAgent(AgentSite agent) =>
        new[] { agent.Model.Port, OwnPort(agent.Model.Probe), OwnPort(agent.Model.Liveness) }.OfType<int>();

    private static int? OwnPort(Model.Agents.ProbeModel? probe) =>
        probe is not null && ProbeAddress.Of(probe.Target) is { IsOwnHost: true, Port: { } port } ? port : null;

    /// <summary><c>3000</c>, <c>3000/udp</c>, or a range, of which the ends are enough.</summary>
    private static IEnumerable<int> Exposed(string text) =>
        text.Split('/')[0]
            .Split('-')
            .Select(part =>
                int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : 0
            )
            .Where(port => port > 0);
}
