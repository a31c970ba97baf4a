using System.Text.RegularExpressions;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Naming;

namespace Supervisor.Fleet.Judging.Wording;

/// <summary><c>{agent:NAME.port}</c> and its kin, which the node fills in at each start, if it can.</summary>
internal static partial class LateValues
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from text in scene.Texts
        where text.Text.Contains('{')
        from match in Form().Matches(text.Text)
        let flaw = match.Groups["kind"].Value is "agent"
            ? FlawOfAgent(scene, text, match.Groups["rest"].Value)
            : FlawOfOwn(match.Groups["kind"].Value, match.Groups["rest"].Value)
        where flaw is not null
        select text.At(
            JudgeKinds.UnknownLateValue,
            $"{match.Value} in {text.What} {flaw.Value.Why}.",
            flaw.Value.Remedy
        );

    private static (string Why, string Remedy)? FlawOfOwn(string kind, string rest) =>
        rest is "name" ? null : ($"asks for '{rest}', and a {kind} has only a name here", $"Write {{{kind}:name}}.");

    private static (string Why, string Remedy)? FlawOfAgent(Scene scene, WrittenText text, string rest)
    {
        var dot = rest.LastIndexOf('.');
        if (dot < 0 || rest[(dot + 1)..] is not ("host" or "port" or "url"))
        {
            return (
                "does not say what of the agent is meant",
                $"Write {{agent:{(dot < 0 ? rest : rest[..dot])}.host}}, .port or .url."
            );
        }

        var (name, what) = (rest[..dot], rest[(dot + 1)..]);
        return scene.Names.Resolve(name, text.Group.Scope) switch
        {
            NameResolution.Resolved { Member: var member } => FlawOfPort(member, what),
            NameResolution.Ambiguous { Hits: var hits } => (
                $"names {hits.Count} of the fleet",
                $"Write which one is meant, such as {{agent:{scene.Names.Shortest(hits[0])}.{what}}}."
            ),
            _ => (
                "names nothing that runs in this fleet",
                scene.Names.Suggest(name, text.Group.Scope) is { } near
                    ? $"Did you mean {{agent:{near}.{what}}}?"
                    : "Correct the name, or validate this file together with the file that has it."
            ),
        };
    }

    private static (string Why, string Remedy)? FlawOfPort(FleetMember member, string what) =>
        what is not "host" && member.Agent is { Port: null } && member.Group.Service.Ports.Count == 0
            ? ($"asks for the {what} of {member.Agent.Name}, which has no port", $"Give {member.Agent.Name} a port.")
            : null;

    [GeneratedRegex(
        @"\{(?<kind>agent|node|group):(?<rest>[^{}]*)\}",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Form();
}
