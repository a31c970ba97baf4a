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
        return from text in WrittenText.All(scene)
            where text.Variable?.Contains("NO_PROXY", StringComparison.OrdinalIgnoreCase) is not true
            from address in Private().Matches(text.Text).Select(match => match.Value).Distinct(StringComparer.Ordinal)
            where IPAddress.TryParse(address, out var parsed) && !own.Exists(subnet => subnet.Contains(parsed))
            where !text.IsFromOutside(address)
            select text.At(
                JudgeKinds.LanAddress,
                $"The address {address} is hard-coded in {text.What}, and is wrong as soon as a machine gets another.",
                "Write a name instead: {agent:NAME.host} is where the agent is now; or take it from a variable."
            );
    }

    [GeneratedRegex(
        @"(?<![\w.])(10(\.\d{1,3}){3}|192\.168(\.\d{1,3}){2}|172\.(1[6-9]|2\d|3[01])(\.\d{1,3}){2})(?!\.?\w|/\d)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Private();
}
