using Shouldly;
using Xunit;

namespace Supervisor.Tests.Fleet.Reading;

public sealed class ProjectTreeReaderTests
{
    private const string OneService = "services: {s: {image: 'a:${TAG:-none}'}}";

    [Fact]
    public void Environment_OfTheOneWhoApplies_GoesBeforeTheEnvFile()
    {
        var files = new MemoryFiles { ["a.yaml"] = OneService, [".env"] = "TAG=file\nOTHER=$TAG" };

        ProjectReading.Read(files)["services", "s", "image"].ShouldBe("'a:file'");
        var read = ProjectReading.Read(files, environment: Values(("TAG", "own")));
        read["services", "s", "image"].ShouldBe("'a:own'");
        read.Project!.Environment["OTHER"].ShouldBe("own");
    }

    [Fact]
    public void EnvFile_IsTheOneBesideTheFirstFile()
    {
        var files = new MemoryFiles
        {
            ["sub/a.yaml"] = OneService,
            ["b.yaml"] = "services: {s: {build: x}}",
            [".env"] = "TAG=outer",
            ["sub/.env"] = "TAG=inner",
        };

        var read = ProjectReading.Read(files, "sub/a.yaml+b.yaml");

        read["services", "s"].ShouldBe("{image: 'a:inner', build: /project/sub/x}");
        read.Project!.Directory.ShouldBe("/project/sub");
        read.Project.File.ShouldBe("sub/a.yaml");
    }

    [Fact]
    public void EnvFile_ThatIsWrong_IsToldAndTheRestIsRead()
    {
        var read = ProjectReading.Read(new MemoryFiles { ["a.yaml"] = OneService, [".env"] = "TAG=x\n%=y\n" });

        read.Findings.ShouldBe([".env:2:1 env-syntax"]);
        read.At("services", "s", "image").ShouldBe("'a:x'");
    }

    [Theory]
    [InlineData("a.yaml", "services: {}", null, "project")]
    [InlineData("My.Fleet_2/a.yaml", "services: {}", null, "myfleet_2")]
    [InlineData("__x/a.yaml", "services: {}", null, "x")]
    [InlineData("a.yaml", "name: own", null, "own")]
    [InlineData("a.yaml", "name: ${N:-it}", null, "it")]
    [InlineData("a.yaml", "name: My Fleet", null, "myfleet")]
    [InlineData("a.yaml", "name: '?'", null, "default")]
    [InlineData("a.yaml", "name: own", "given", "given")]
    public void Name_IsGivenOrWrittenOrThatOfTheDirectory(string path, string text, string? given, string name)
    {
        var files = new MemoryFiles { [path] = text };

        var read = ProjectReading.Read(files, path, given is null ? null : Values(("COMPOSE_PROJECT_NAME", given)));

        read.All.ShouldBeEmpty();
        read.Project!.Name.ShouldBe(name);
        read.Project.Environment["COMPOSE_PROJECT_NAME"].ShouldBe(name);
    }

    [Fact]
    public void Name_IsThatOfTheLastFileThatHasOne_AndAVariableOfEach()
    {
        var files = new MemoryFiles
        {
            ["a.yaml"] = "name: one\nservices: {s: {image: $COMPOSE_PROJECT_NAME}}",
            ["b.yaml"] = "name: two",
            ["c.yaml"] = "volumes: {}",
        };

        ProjectReading.Read(files, "a.yaml+b.yaml+c.yaml")["services", "s", "image"].ShouldBe("two");
    }

    [Theory]
    [InlineData("a.yaml", "services: {}", "Bad", "a.yaml:1:1 bad-project-name", "name: bad.")]
    [InlineData("/a.yaml", "services: {}", null, "/a.yaml:1:1 bad-project-name", "name: fleet.")]
    public void Name_ThatIsNone_IsToldWithOneThatIs(
        string path,
        string text,
        string? given,
        string finding,
        string remedy
    )
    {
        var files = new MemoryFiles { [path] = text };

        var read = ProjectReading.Read(files, path, given is null ? null : Values(("COMPOSE_PROJECT_NAME", given)));

        read.Findings.ShouldContain(finding, StringComparer.Ordinal);
        read.All.First(found => found.Kind.Code == "bad-project-name").Remedy.ShouldEndWith(remedy);
    }

    [Fact]
    public void Profiles_AreThoseAskedForAndThoseOfTheEnvironment()
    {
        var files = new MemoryFiles { ["a.yaml"] = OneService, [".env"] = "COMPOSE_PROFILES=a, b,,a" };

        ProjectReading.Read(files, "a.yaml", null, "b", "c").Project!.Profiles.ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public void Files_ThatCannotBeRead_AreAllTold()
    {
        var files = new MemoryFiles { ["a.yaml"] = "a: [", ["c.yaml"] = "- x" };

        var read = ProjectReading.Read(files, "a.yaml+b.yaml+c.yaml");

        read.Project.ShouldBeNull();
        read.Findings.ShouldBe(["a.yaml:2:1 yaml-syntax", "b.yaml:1:1 unreadable-file", "c.yaml:1:1 not-a-map"]);
    }

    [Theory]
    [InlineData("{volumes: ['$D:/data']}", "a.yaml:2:18")]
    [InlineData("{volumes: ['${D}/x:/data']}", "a.yaml:2:18")]
    [InlineData("{volumes: ['./x/$D:/data']}", "a.yaml:2:22")]
    [InlineData("{volumes: [{type: bind, source: $D/x, target: /x}]}", "a.yaml:2:38")]
    [InlineData("{env_file: $D/x.env}", "a.yaml:2:17")]
    [InlineData("{build: {context: ./$D}}", "a.yaml:2:26")]
    [InlineData("{x-supervisor: {templates: [{from: $D, to: /x}]}}", "a.yaml:2:41")]
    public void Variable_UnsetInAPathOfTheHost_IsAnError(string service, string place)
    {
        var read = ProjectReading.Read(new MemoryFiles { ["a.yaml"] = $"services:\n  s: {service}\n" });

        read.Findings.ShouldBe([$"{place} unset-host-path"]);
    }

    [Theory]
    [InlineData("{volumes: ['v:/data/$D']}")]
    [InlineData("{volumes: ['/data/$D']}")]
    [InlineData("{volumes: [{type: volume, source: v, target: /x$D}]}")]
    [InlineData("{image: $D}")]
    [InlineData("{volumes: ['$D:/data'], profiles: [debug]}")]
    public void Variable_UnsetElsewhere_IsAWarning(string service)
    {
        var read = ProjectReading.Read(new MemoryFiles { ["a.yaml"] = $"services:\n  s: {service}\n" });

        read.Findings.ShouldHaveSingleItem().ShouldEndWith(" unset-variable");
    }

    [Fact]
    public void Variable_UnsetInAPathThatIsOverridden_IsNoError()
    {
        var files = new MemoryFiles
        {
            ["a.yaml"] = "services: {s: {volumes: ['$D:/data']}}",
            ["b.yaml"] = "services: {s: {volumes: ['./d:/data']}}",
        };

        ProjectReading.Read(files, "a.yaml+b.yaml").Findings.ShouldHaveSingleItem().ShouldEndWith(" unset-variable");
    }

    [Fact]
    public void Variable_UnsetInAServiceWhoseProfileIsAskedFor_IsAnError()
    {
        var files = new MemoryFiles { ["a.yaml"] = "services: {s: {volumes: ['$D:/data'], profiles: [debug]}}" };

        ProjectReading
            .Read(files, "a.yaml", null, "debug")
            .Findings.ShouldContain("a.yaml:1:27 unset-host-path", StringComparer.Ordinal);
        ProjectReading
            .Read(files, "a.yaml", null, "*")
            .Findings.ShouldContain("a.yaml:1:27 unset-host-path", StringComparer.Ordinal);
    }

    [Fact]
    public void Paths_OfTheHomeDirectory_AreThoseOfTheOneWhoApplies()
    {
        var files = new MemoryFiles { ["a.yaml"] = "services: {s: {volumes: [~/d:/d], env_file: ~/e}}" };

        ProjectReading
            .Read(files, environment: Values(("HOME", "/home/me")))["services", "s"]
            .ShouldBe("{volumes: [/home/me/d:/d], env_file: /home/me/e}");
    }

    private static Dictionary<string, string> Values(params (string Name, string Value)[] values) =>
        values.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);
}
