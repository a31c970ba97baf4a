using Shouldly;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Supervised;
using Supervisor.Fleet.Trees;
using Supervisor.Tests.Fleet.Schema;
using Xunit;

namespace Supervisor.Tests.Fleet.Compose;

/// <summary>A key that the table calls supported must reach the model: nothing is silently ignored.</summary>
public sealed class SupportedKeyTests
{
    private const string ByTree = "understood before there is one tree";
    private const string OneValue = "there is but one value that is accepted";

    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["name"] = ByTree,
        ["include"] = ByTree,
        ["include[].path"] = ByTree,
        ["include[].project_directory"] = ByTree,
        ["include[].env_file"] = ByTree,
        ["services.*.extends"] = ByTree,
        ["services.*.extends.service"] = ByTree,
        ["services.*.extends.file"] = ByTree,
        ["x-supervisor"] = OneValue,
        ["x-supervisor.version"] = OneValue,
        ["services.*.scale"] = OneValue,
        ["services.*.deploy.replicas"] = OneValue,
        ["services.*.deploy.mode"] = OneValue,
        ["services.*.env_file[].required"] = "it decides what is told, not what is bound",
    };

    private static readonly MemoryFiles Files = new()
    {
        ["web.env"] = "FROM_FILE='a b'",
        ["other.env"] = "FROM_OTHER=c",
        ["web.labels"] = "com.example.from=file",
    };

    public static TheoryData<string> Supported =>
        new(
            KeyList
                .Trials.Where(trial => trial.Verdict is "supported" && !Exceptions.ContainsKey(trial.Path))
                .Select(trial => trial.Path)
        );

    [Theory]
    [MemberData(nameof(Supported))]
    public void Key_ThatIsSupported_ChangesTheModel(string path)
    {
        var trial = KeyList.Trials.Single(trial => trial.Path == path && trial.Verdict is "supported");

        (Bind(trial.File()) == Bind(trial.File(null))).ShouldBeFalse();
    }

    private static ProjectModel Bind(MapNode root)
    {
        var log = new FindingLog();
        var model = new ProjectBinder(ProjectText.Project(root), Files, log).Bind(node: null);
        log.Findings.ShouldBeEmpty();
        return model;
    }
}
