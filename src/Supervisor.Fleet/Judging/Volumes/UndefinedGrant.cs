using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Judging.Text;
using Supervisor.Fleet.Model.Resources;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Judging.Volumes;

/// <summary>A secret or a config that a service wants and the file does not define.</summary>
internal static class UndefinedGrant
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        scene.Groups.SelectMany(site =>
            Missing(site, JudgeKinds.UndefinedSecret, "secret", site.Service.Secrets, site.Project.Model.Secrets)
                .Concat(
                    Missing(
                        site,
                        JudgeKinds.UndefinedConfig,
                        "config",
                        site.Service.Configs,
                        site.Project.Model.Configs
                    )
                )
        );

    private static IEnumerable<Finding> Missing(
        GroupSite site,
        FindingKind kind,
        string noun,
        ValueList<FileGrant> grants,
        ValueMap<FileResource> defined
    ) =>
        from item in grants.Select((grant, index) => (Grant: grant, Index: index))
        where !defined.Contains(item.Grant.Source)
        select site.At(
            kind,
            site.ItemOf(noun + "s", item.Index, grants.Count, item.Grant.Source),
            $"'{site}' wants the {noun} '{item.Grant.Source}', which the file does not define.",
            Remedies.Define(noun + "s", item.Grant.Source, defined.Names)
        );
}
