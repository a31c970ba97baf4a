using Shouldly;
using Supervisor.Fleet.Compose;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Model.Resources;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Values;

namespace Supervisor.Tests.Fleet.Compose;

/// <summary>All that the binder makes of a project whose service is <c>web</c>.</summary>
internal sealed record BoundProject(
    ServiceModel Web,
    ValueMap<NetworkModel> Networks,
    ValueMap<VolumeModel> Volumes,
    ValueMap<FileResource> Secrets,
    ValueMap<FileResource> Configs
)
{
    public static BoundProject Of(ProjectTree project, MemoryFiles files, FindingLog log)
    {
        var binder = new ComposeBinder(project, files, log);
        var web = binder.Service("web");
        return new BoundProject(web, binder.Networks([web]), binder.Volumes(), binder.Secrets(), binder.Configs());
    }

    public static BoundProject Of(string yaml)
    {
        var log = new FindingLog();
        var bound = Of(ProjectText.Project(yaml), [], log);
        log.Findings.ShouldBeEmpty();
        return bound;
    }

    /// <summary>The service of these keys; nothing may be wrong with them.</summary>
    public static ServiceModel Service(string keys, params (string, string)[] environment)
    {
        var log = new FindingLog();
        var service = Of(Project(keys, environment), [], log).Web;
        log.Findings.ShouldBeEmpty();
        return service;
    }

    public static IReadOnlyList<Finding> Findings(string keys)
    {
        var log = new FindingLog();
        Of(Project(keys), [], log);
        return log.Findings;
    }

    private static ProjectTree Project(string keys, params (string, string)[] environment) =>
        ProjectText.Project($"services: {{ web: {{ {keys} }} }}", environment: environment);
}
