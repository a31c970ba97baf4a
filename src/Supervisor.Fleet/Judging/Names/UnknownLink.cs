using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Judging.Names;

/// <summary>
/// A name to dial that does not lead to one agent. Nothing waits for a link, and its other end may be in a file that
/// was not given: only what these files can tell for certain is told.
/// </summary>
internal static class UnknownLink
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from site in scene.Groups
        from link in site.Model.Links.Select((name, index) => (Name: name, Index: index))
        let flaw = Flaw(scene, site, link.Name)
        where flaw is not null
        select site.At(
            JudgeKinds.UnknownLink,
            PathOf(site, link.Index),
            $"'{site}' links to '{link.Name}', {flaw.Value.Why}.",
            flaw.Value.Remedy
        );

    private static TreePath PathOf(GroupSite group, int index) => group.Supervised.Then("links").Then(index);

    private static (string Why, string Remedy)? Flaw(Scene scene, GroupSite group, string name) =>
        scene.Names.Resolve(name, group.Scope) switch
        {
            NameResolution.Unknown => (
                "which nothing in the given files has",
                scene.Names.Suggest(name, group.Scope) is { } near
                    ? $"Did you mean '{near}'?"
                    : "Correct the name, or validate this file together with the file that has it."
            ),
            NameResolution.Ambiguous { Hits: var hits } => (
                $"a name that {hits.Count} of the fleet have",
                $"Write which one is meant, such as '{scene.Names.Shortest(hits[0])}'."
            ),
            NameResolution.Inactive { Profiles: var profiles } => (
                $"which is only started with the profile {string.Join(" or ", profiles)}",
                $"Activate it with COMPOSE_PROFILES={profiles[0]}, or take the link out."
            ),
            NameResolution.Malformed => (
                "which does not have the form of a name",
                "Write AGENT, GROUP, GROUP/AGENT, NODE/GROUP/AGENT or AGENT@NODE."
            ),
            _ => null,
        };
}
