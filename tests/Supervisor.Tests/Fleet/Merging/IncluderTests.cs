using Shouldly;
using Supervisor.Tests.Fleet.Reading;
using Xunit;

namespace Supervisor.Tests.Fleet.Merging;

public sealed class IncluderTests
{
    [Fact]
    public void Include_OfAFile_AddsWhatItDefines_WithItsOwnPathsAndVariables()
    {
        var files = new MemoryFiles
        {
            ["a.yaml"] = "include: [sub/b.yaml]\nservices: {web: {image: 'w:${TAG}', depends_on: [db]}}\n",
            [".env"] = "TAG=outer\nSHARED=outer",
            ["sub/b.yaml"] = """
                name: other
                services: {db: {image: "d:${TAG}:${SHARED}:${ONLY}", volumes: [./data:/data]}}
                volumes: {v: }
                configs: {c: {file: c.conf}}
                """,
            ["sub/.env"] = "TAG=inner\nONLY=inner",
        };

        var read = ProjectReading.Read(files);

        read["services"]
            .ShouldBe(
                "{web: {image: 'w:outer', depends_on: [db]}, db: {image: 'd:outer:outer:inner', volumes: [/project/sub/data:/data]}}"
            );
        read["volumes"].ShouldBe("{v: ~}");
        read["configs"].ShouldBe("{c: {file: /project/sub/c.conf}}");
        read["include"].ShouldBe("nothing");
        read.Project!.Name.ShouldBe("project");
    }

    [Fact]
    public void Include_InItsLongForm_HasOverridesDirectoryAndEnvironmentOfItsOwn()
    {
        var files = new MemoryFiles
        {
            ["a.yaml"] = """
                include:
                  - path: [sub/b.yaml, sub/c.yaml]
                    project_directory: dir
                    env_file: [one.env, two.env]
                """,
            ["sub/b.yaml"] = "services: {db: {image: '${A}${B}', build: x, tty: true}}",
            ["sub/c.yaml"] = "services: {db: {build: y, tty: !reset }}",
            ["one.env"] = "A=1\nB=1",
            ["two.env"] = "B=${A}2",
        };

        ProjectReading
            .Read(files)["services", "db"]
            .ShouldBe("{image: 112, build: {context: /project/dir/y}}".Replace("112", "'112'"));
    }

    [Fact]
    public void Override_OfTheWholeProject_ChangesWhatIsIncluded()
    {
        var files = new MemoryFiles
        {
            ["a.yaml"] = "include: [b.yaml]",
            ["b.yaml"] = "services: {db: {image: a, cap_add: [A]}}",
            ["c.yaml"] = "services: {db: {image: c, cap_add: [C]}}",
        };

        ProjectReading.Read(files, "a.yaml+c.yaml")["services", "db"].ShouldBe("{image: c, cap_add: [A, C]}");
    }

    [Fact]
    public void Service_OfAnIncludedFile_CanBeExtended()
    {
        var files = new MemoryFiles
        {
            ["a.yaml"] = "include: [sub/b.yaml]\nservices: {web: {extends: base, tty: true}}",
            ["sub/b.yaml"] = "services: {base: {build: ., image: a}}",
        };

        ProjectReading.Read(files)["services", "web"].ShouldBe("{build: /project/sub, image: a, tty: true}");
    }

    [Fact]
    public void Include_OfTheSameThroughTwoFiles_IsNoConflict()
    {
        var files = new MemoryFiles
        {
            ["a.yaml"] = "include: [b.yaml, c.yaml]",
            ["b.yaml"] = "include: [d.yaml]\nservices: {b: {image: b}}",
            ["c.yaml"] = "include: [d.yaml]\nservices: {c: {image: c}}",
            ["d.yaml"] = "services: {d: {image: d, build: .}}",
        };

        ProjectReading
            .Read(files)["services"]
            .ShouldBe("{b: {image: b}, d: {image: d, build: /project}, c: {image: c}}");
    }

    [Fact]
    public void Name_DefinedTwiceAndOtherwise_IsAConflictThatNamesBothPlaces()
    {
        var files = new MemoryFiles
        {
            ["a.yaml"] = "include: [b.yaml]\nservices:\n  db: {image: a}\n  x: {tty: true, image: x}\n",
            ["b.yaml"] = "services:\n  x: {image: x, tty: true}\n  db: {image: b}\n",
        };

        var read = ProjectReading.Read(files);

        read.Findings.ShouldBe(["a.yaml:3:3 include-conflict"]);
        read.All[0].Message.ShouldContain("b.yaml:3:3");
    }

    [Theory]
    [InlineData("include: [a.yaml]", "a.yaml:1:11 include-cycle", "a.yaml includes a.yaml")]
    [InlineData(
        "include: [sub/b.yaml]",
        "sub/b.yaml:1:11 include-cycle",
        "sub/b.yaml includes sub/c.yaml includes sub/b.yaml"
    )]
    [InlineData("include: b.yaml", "a.yaml:1:10 bad-include", "")]
    [InlineData("include: [{file: b.yaml}]", "a.yaml:1:11 bad-include", "")]
    [InlineData("include: [{path: []}]", "a.yaml:1:11 bad-include", "")]
    [InlineData("include: [none.yaml]", "a.yaml:1:11 unreadable-file", "")]
    [InlineData("include: [{path: ok.yaml, env_file: none.env}]", "a.yaml:1:37 unreadable-file", "")]
    [InlineData("include: ['${X!}']", "a.yaml:1:12 bad-expression", "")]
    public void Include_ThatLeadsNowhere_IsTold(string include, string finding, string message)
    {
        var files = new MemoryFiles
        {
            ["a.yaml"] = include,
            ["ok.yaml"] = "services: {}",
            ["sub/b.yaml"] = "include: [c.yaml]",
            ["sub/c.yaml"] = "include: [b.yaml]",
        };

        var read = ProjectReading.Read(files);

        read.Findings.First().ShouldBe(finding.Replace("sub/b.yaml:1:11", "sub/c.yaml:1:11"));
        read.All[0].Message.ShouldContain(message);
    }

    [Fact]
    public void Settings_OfAnIncludedFile_AreWarnedAbout()
    {
        var files = new MemoryFiles
        {
            ["a.yaml"] = "include: [b.yaml]\nx-supervisor: {node: a}",
            ["b.yaml"] = "x-supervisor: {node: b}\nx-other: 1\nservces: {}\n",
        };

        var read = ProjectReading.Read(files);

        read.Findings.ShouldBe(["b.yaml:1:1 included-settings"]);
        read.At("x-supervisor").ShouldBe("{node: a}");
        read.At("servces").ShouldBe("{}");
    }

    [Fact]
    public void Files_ThatIncludeMoreAndMore_AreRefused()
    {
        var files = new MemoryFiles();
        for (var number = 0; number < 20; number++)
        {
            files[$"{number}.yaml"] = $"include: [{number + 1}.yaml, ./{number + 1}.yaml]";
        }

        files["20.yaml"] = "services: {}";

        var read = ProjectReading.Read(files, "0.yaml");

        read.Project.ShouldBeNull();
        read.Findings.First().ShouldEndWith(" too-large");
        files.PathsRead.Count.ShouldBeLessThanOrEqualTo(256);
    }
}
