using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Judging;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Values;

namespace Supervisor.Tests.Fleet.Judging;

/// <summary>What the judge says of files, from their text on.</summary>
internal static class Judged
{
    private const string Name = "fleet.yaml";

    public static IReadOnlyList<Finding> Findings(string yaml) => Findings(new MemoryFiles { [Name] = yaml }, [Name]);

    public static IReadOnlyList<Finding> Findings(MemoryFiles files, IEnumerable<string> paths, string? node = null)
    {
        var projects = paths.Select(ProjectFiles.Of).ToValueList();
        return FleetJudge.Judge(FleetReader.Read(new FleetRequest(projects, ValueMap<string>.Empty, node), files));
    }

    public static IReadOnlyList<string> Codes(string yaml) => [.. Findings(yaml).Select(finding => finding.Kind.Code)];
}
