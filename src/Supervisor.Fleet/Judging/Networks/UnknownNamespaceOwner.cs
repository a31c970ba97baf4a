using Supervisor.Contracts.Text;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Judging.Text;

namespace Supervisor.Fleet.Judging.Networks;

/// <summary><c>network_mode</c>, <c>ipc</c> and <c>pid</c> can join another service's name space, if there is one.</summary>
internal static class UnknownNamespaceOwner
{
    private const string Prefix = "service:";

    public static IEnumerable<Finding> Find(Scene scene) =>
        from site in scene.Groups
        from joined in new[]
        {
            (Key: "network_mode", Text: site.Service.NetworkMode),
            (Key: "ipc", Text: site.Service.Host.Ipc),
            (Key: "pid", Text: site.Service.Host.Pid),
        }
        where joined.Text?.StartsWith(Prefix, StringComparison.Ordinal) is true
        let name = joined.Text[Prefix.Length..]
        where name == site.Name || !site.Project.GroupsByName.ContainsKey(name)
        select Told(site, joined.Key, name);

    private static Finding Told(GroupSite site, string key, string name)
    {
        var others = site.Project.GroupsByName.Keys.Where(other => other != site.Name).ToList();
        return site.At(
            JudgeKinds.UnknownNamespaceOwner,
            site.Path.Then(key),
            name == site.Name
                ? $"{key} of '{site}' joins '{site}' itself."
                : $"{key} of '{site}' joins the service '{name}', which is not an active service of this file.",
            Suggestion.For(name, others) is { } near
                ? $"Did you mean '{near}'?"
                : $"Join one that is there ({Phrases.And(others)}), or take {key} out."
        );
    }
}
