using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Judging;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Schema.Checking;
using Supervisor.Fleet.Supervised;
using Supervisor.Fleet.Values;

namespace Supervisor.Tests.Fleet.Judging;

/// <summary>What the judge says of files, from their text on.</summary>
internal static class Judged
{
    private const string Name = "fleet.yaml";

    public static IReadOnlyList<Finding> Findings(string yaml) => Findings(new MemoryFiles { [Name] = yaml }, [Name]);

    public static IReadOnlyList<Finding> Findings(MemoryFiles files, IEnumerable<string> paths)
    {
        var log = new FindingLog();
        var trees = paths
            .Select(path => BareProject.Project(System.Text.Encoding.UTF8.GetString(files.Read(path).Value.Span)))
            .ToList();
        foreach (var tree in trees)
            SchemaCheck.Check(tree, log);
        var models = trees.Select(t => new ProjectBinder(t, files, log).Bind(null)).ToList();
        return FleetJudge.Judge(new FleetReading(new(models.ToValueList()), trees.ToValueList(), log.Findings));
    }

    public static IReadOnlyList<string> Codes(string yaml) => [.. Findings(yaml).Select(finding => finding.Kind.Code)];
}
