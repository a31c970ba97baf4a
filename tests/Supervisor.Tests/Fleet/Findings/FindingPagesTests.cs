using Shouldly;
using Supervisor.Fleet.Findings;
using Supervisor.Tests.Fleet.Judging;
using Xunit;

namespace Supervisor.Tests.Fleet.Findings;

public sealed class FindingPagesTests
{
    public static TheoryData<string> Codes => new(FindingCatalogue.All.Select(kind => kind.Code));

    [Fact]
    public void Pages_EachKindHasOne_AndNoOtherIsThere() =>
        FindingPages.Codes.ShouldBe(FindingCatalogue.All.Select(kind => kind.Code));

    [Theory]
    [MemberData(nameof(Codes))]
    public void Page_OfACode_HasTitleCauseExampleAndMend(string code)
    {
        var page = PageText.Of(code);

        page.Title.ShouldNotBeEmpty();
        page.Cause.Trim().Length.ShouldBeGreaterThan(40);
        page.Sections.Select(section => section.Name).ShouldBe(["Example", "Mended"]);
        page.Sections.ShouldAllBe(section => section.Files.Count > 0);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Example_OfACode_YieldsItAndNothingElse(string code) =>
        Found(code, "Example").Distinct(StringComparer.Ordinal).ShouldBe([code]);

    [Theory]
    [MemberData(nameof(Codes))]
    public void Mended_OfACode_YieldsNothing(string code) => Found(code, "Mended").ShouldBeEmpty();

    private static IEnumerable<string> Found(string code, string section)
    {
        var pageFiles = PageText.Of(code).Sections.Single(candidate => candidate.Name == section).Files;
        var files = new MemoryFiles();
        foreach (var file in pageFiles)
        {
            files[file.Name] = file.Text;
        }

        var given = pageFiles.Select(file => file.Name).Where(name => name.EndsWith(".yaml", StringComparison.Ordinal));
        var request = Judged.Request(given, pageFiles[0].Node) with
        {
            Profiles = pageFiles[0].Profile is { } profile ? [profile] : null,
        };
        return Judged.Findings(files, request).Select(finding => finding.Kind.Code);
    }
}
