using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Late;
using Supervisor.Fleet.Naming;

namespace Supervisor.Fleet.Judging.Wording;

/// <summary><c>{agent:NAME.port}</c> and its kin, which the node fills in at each start, if it can.</summary>
internal static class LateValues
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from text in scene.Texts
        from reference in LateReference.In(text.Text)
        let flaw = reference.IsOfAgent ? FlawOfAgent(scene, text, reference) : FlawOfOwn(reference)
        where flaw is not null
        select text.At(
            JudgeKinds.UnknownLateValue,
            $"{reference.Written} in {text.What} {flaw.Value.Why}.",
            flaw.Value.Remedy
        );

    private static (string Why, string Remedy)? FlawOfOwn(LateReference reference) =>
        reference.Property is "name"
            ? null
            : (
                $"asks for '{reference.Rest}', and a {reference.Kind} has only a name here",
                $"Write {{{reference.Kind}:name}}."
            );

    private static (string Why, string Remedy)? FlawOfAgent(Scene scene, WrittenText text, LateReference reference)
    {
        var (name, what) = (reference.Name, reference.Property);
        if (what is not ("host" or "port" or "url"))
        {
            return ("does not say what of the agent is meant", $"Write {{agent:{name}.host}}, .port or .url.");
        }

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
}
