using Shouldly;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Values;
using Xunit;

namespace Supervisor.Tests.Fleet.Compose.Services;

public sealed class EnvironmentBinderTests
{
    private static readonly MemoryFiles Files = new()
    {
        ["a.env"] = "A=of a\nB=of a\nHOST",
        ["b.env"] = "B=of b\nC='of b'",
        ["a.labels"] = "com.example.a=of file\ncom.example.b=of file",
    };

    private readonly FindingLog _log = new();

    [Fact]
    public void Variables_OfSeveralSources_AreThoseOfTheLast() =>
        Bind("env_file: [a.env, b.env], environment: { C: of service }")
            .Web.Environment.ShouldBe(Map(("A", "of a"), ("B", "of b"), ("C", "of service"), ("HOST", "me")));

    [Theory]
    [InlineData("env_file: b.env", "of b")]
    [InlineData("env_file: [{ path: b.env }]", "of b")]
    [InlineData("env_file: [{ path: b.env, format: raw }]", "'of b'")]
    public void File_InAnyForm_IsRead(string keys, string value) => Bind(keys).Web.Environment["C"].ShouldBe(value);

    [Fact]
    public void File_ThatIsMissing_IsTold()
    {
        Bind("env_file: [a.env, none.env]");

        var finding = _log.Findings.ShouldHaveSingleItem();
        finding.Kind.ShouldBe(TreeKinds.UnreadableFile);
        finding.Message.ShouldStartWith("'services.web.env_file[1]' names a file that cannot be read");
    }

    [Fact]
    public void File_ThatMayBeMissing_IsNotTold()
    {
        Bind("env_file: [{ path: none.env, required: false }]");

        _log.Findings.ShouldBeEmpty();
    }

    [Fact]
    public void File_OfTwoServices_IsReadOnce()
    {
        var files = new MemoryFiles { ["a.env"] = "A=b" };
        var project = ProjectText.Project("services: { web: { env_file: a.env }, db: { env_file: a.env } }");
        var binder = new Supervisor.Fleet.Compose.ComposeBinder(project, files, _log);

        binder.Service("web").Environment.ShouldBe(binder.Service("db").Environment);

        files.PathsRead.ShouldHaveSingleItem();
    }

    [Fact]
    public void Labels_OfAFileAndOfTheService_AreThoseOfTheService() =>
        Bind("label_file: a.labels, labels: { com.example.b: of service }")
            .Web.Labels.ShouldBe(
                ValueMap<string>.Empty.With("com.example.a", "of file").With("com.example.b", "of service")
            );

    private BoundProject Bind(string keys) =>
        BoundProject.Of(
            ProjectText.Project($"services: {{ web: {{ {keys} }} }}", environment: ("HOST", "me")),
            Files,
            _log
        );

    private static ValueMap<string?> Map(params (string Key, string Value)[] pairs) =>
        pairs.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)).ToValueMap();
}
