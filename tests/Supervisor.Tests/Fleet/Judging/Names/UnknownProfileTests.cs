using Shouldly;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Values;
using Xunit;

namespace Supervisor.Tests.Fleet.Judging.Names;

public sealed class UnknownProfileTests
{
    private const string Tracer = """
        services:
          web: { image: "web:1", healthcheck: { test: [CMD, "true"] } }
          tracer: { image: "tracer:1", profiles: [debug, trace], healthcheck: { test: [CMD, "true"] } }
        """;

    private const string Plain = "services: { db: { image: \"db:1\", healthcheck: { test: [CMD, ready] } } }";

    [Fact]
    public void Profile_ThatNoServiceHas_IsAWarningThatNamesThoseThatThereAre()
    {
        var finding = Of(["debgu"], Tracer).ShouldHaveSingleItem();

        finding.Kind.Severity.ShouldBe(Severity.Warning);
        finding.Message.ShouldBe("No service is of the profile 'debgu', which was asked for.");
        finding.Remedy.ShouldBe("Did you mean 'debug'? The profiles that there are: debug and trace.");
    }

    [Fact]
    public void Profile_WhereNoServiceHasOne_IsTold() =>
        Of(["gpu"], Plain).ShouldHaveSingleItem().Remedy.ShouldBe("No service has a profile: ask for none.");

    [Theory]
    [InlineData("debug")]
    [InlineData("trace")]
    [InlineData("*")]
    public void Profile_ThatAServiceOfAnyFileHas_IsNotTold(string profile) =>
        Of([profile], Plain, Tracer).ShouldBeEmpty();

    [Fact]
    public void Profile_OfTheEnvironment_IsNotTold() =>
        Judged.Findings(Plain, ("COMPOSE_PROFILES", "gpu")).Where(IsOfProfiles).ShouldBeEmpty();

    private static List<Finding> Of(string[] profiles, params string[] texts)
    {
        var files = new MemoryFiles();
        var names = texts.Select((_, index) => $"{index}.yaml").ToList();
        foreach (var (name, text) in names.Zip(texts))
        {
            files[name] = text;
        }

        var request = Judged.Request(names) with { Profiles = profiles.ToValueList() };
        return [.. Judged.Findings(files, request).Where(IsOfProfiles)];
    }

    private static bool IsOfProfiles(Finding finding) => finding.Kind.Code == FindingCodes.UnknownProfile;
}
