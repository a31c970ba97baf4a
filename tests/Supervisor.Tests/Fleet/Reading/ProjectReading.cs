using Shouldly;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Trees;
using Supervisor.Fleet.Values;
using Supervisor.Tests.Fleet.Trees;

namespace Supervisor.Tests.Fleet.Reading;

/// <summary>A project of files in memory, read to its tree.</summary>
internal sealed record ProjectReading(ProjectTree? Project, IReadOnlyList<Finding> All)
{
    public IEnumerable<string> Findings => All.Select(finding => $"{finding.Place} {finding.Kind.Code}");

    public static ProjectReading Read(
        MemoryFiles files,
        string argument = "a.yaml",
        IReadOnlyDictionary<string, string>? environment = null,
        params string[] profiles
    )
    {
        var log = new FindingLog();
        var project = ProjectFiles.Of(argument);
        var values = (environment ?? new Dictionary<string, string>(StringComparer.Ordinal)).ToValueMap();
        var request = new FleetRequest([project], values, Profiles: profiles.ToValueList());
        return new ProjectReading(ProjectTreeReader.Read(project, request, files, log), log.Findings);
    }

    /// <summary>The value at a path of keys, as text; nothing may have been found.</summary>
    public string this[params ReadOnlySpan<string> keys]
    {
        get
        {
            All.ShouldBeEmpty();
            return At(keys);
        }
    }

    public string At(params ReadOnlySpan<string> keys) => TreeText.Of(NodeAt(keys));

    public Place PlaceOf(params ReadOnlySpan<string> keys) => TreePath.Of(keys).PlaceIn(Project.ShouldNotBeNull().Root);

    private TreeNode? NodeAt(ReadOnlySpan<string> keys)
    {
        TreeNode? node = Project.ShouldNotBeNull().Root;
        foreach (var key in keys)
        {
            node = (node as MapNode)?.Find(key)?.Value;
        }

        return node;
    }
}
