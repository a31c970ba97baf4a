using System.Text;
using Shouldly;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Trees;
using Supervisor.Fleet.Trees.Yaml;
using Supervisor.Fleet.Values;

namespace Supervisor.Tests.Fleet;

/// <summary>Trees for tests of what comes after reading: no variables, no merge, just the text as it stands.</summary>
internal static class ProjectText
{
    public const string File = "fleet.yaml";

    public static MapNode Parse(string yaml)
    {
        var log = new FindingLog();
        var root = YamlReader.Read(File, Encoding.UTF8.GetBytes(yaml), new TreeLimits(log), log);
        log.Findings.ShouldBeEmpty();
        return root.ShouldNotBeNull();
    }

    public static ProjectTree Project(string yaml, string name = "demo", params (string, string)[] environment) =>
        Project(Parse(yaml), name, environment);

    public static ProjectTree Project(MapNode root, string name = "demo", params (string, string)[] environment) =>
        new(
            name,
            File,
            "/fleet",
            root,
            environment.Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2)).ToValueMap(),
            []
        );
}
