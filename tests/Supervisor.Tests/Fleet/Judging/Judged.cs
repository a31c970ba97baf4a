using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Judging;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Values;

namespace Supervisor.Tests.Fleet.Judging;

/// <summary>What the judge says of files, from their text on.</summary>
internal static class Judged
{
    public const string File = "fleet.yaml";

    public static IReadOnlyList<Finding> Findings(string yaml, params (string Name, string Value)[] environment) =>
        Findings(new MemoryFiles { [File] = yaml }, [File], node: null, environment);

    public static IReadOnlyList<Finding> Findings(
        MemoryFiles files,
        IEnumerable<string> paths,
        string? node = null,
        params (string Name, string Value)[] environment
    ) => Findings(files, Request(paths, node, environment));

    public static IReadOnlyList<Finding> Findings(MemoryFiles files, FleetRequest request) =>
        FleetJudge.Judge(FleetReader.Read(request, files));

    public static FleetRequest Request(
        IEnumerable<string> paths,
        string? node = null,
        params (string Name, string Value)[] environment
    ) =>
        new(
            paths.Select(ProjectFiles.Of).ToValueList(),
            environment.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)).ToValueMap(),
            node
        );

    public static IReadOnlyList<string> Codes(string yaml, params (string Name, string Value)[] environment) =>
        [.. Findings(yaml, environment).Select(finding => finding.Kind.Code)];
}
