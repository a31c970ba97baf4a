using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Networks;

namespace Supervisor.Fleet.Judging.Wording;

/// <summary>
/// An address of a private network in what a program is told: it is wrong as soon as a machine moves. Address ranges,
/// lists of what needs no proxy, and addresses of the file's own networks are no peers.
/// </summary>
internal static partial class LanAddress
{
    public static IEnumerable<Finding> Find(Scene scene)
    {
        var own = NodeNetwork.All(scene).SelectMany(Pools.Of).Select(item => item.Subnet).ToList();
        var listeners = scene
            .Agents.Where(agent => agent.Model.Port is not null)
            .ToLookup(agent => agent.Model.Port!.Value, agent => agent.Name);
        return from text in scene.Texts
            where text.Text.Contains('.')
            where text.Variable?.Contains("NO_PROXY", StringComparison.OrdinalIgnoreCase) is not true
            from match in Private().Matches(text.Text).DistinctBy(match => match.Value, StringComparer.Ordinal)
            let address = match.Groups["address"].Value
            where IPAddress.TryParse(address, out var parsed) && !own.Exists(subnet => subnet.Contains(parsed))
            where !text.IsFromOutside(address)
            select text.At(
                JudgeKinds.LanAddress,
                $"The address {address} is hard-coded in {text.What}, and is wrong as soon as a machine gets another.",
                Remedy(listeners, match.Groups["port"].Value)
            );
    }

    /// <summary>Who is meant, if just one agent listens on the port.</summary>
    private static string Remedy(ILookup<int, string> listeners, string port) =>
        int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && listeners[number].Distinct(StringComparer.Ordinal).ToList() is [var only]
            ? $"Write {{agent:{only}.host}}:{port}, which is where {only} is now, or take the address from a variable."
            : "Write {agent:NAME.host}, which is where an agent is now, or take the address from a variable.";

    [GeneratedRegex(
        @"(?<![\w.])(?<address>10(\.\d{1,3}){3}|192\.168(\.\d{1,3}){2}|172\.(1[6-9]|2\d|3[01])(\.\d{1,3}){2})(?!\.?\w|/\d)(:(?<port>\d+))?",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Private();
}
