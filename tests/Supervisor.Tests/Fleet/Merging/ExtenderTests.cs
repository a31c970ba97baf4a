using Shouldly;
using Supervisor.Fleet.Places;
using Supervisor.Tests.Fleet.Reading;
using Xunit;

namespace Supervisor.Tests.Fleet.Merging;

public sealed class ExtenderTests
{
    [Fact]
    public void Service_ThatExtendsAnother_BeginsWithIt()
    {
        var read = Read(
            """
            services:
              web: {extends: base, image: b, environment: [B=2]}
              base: {image: a, tty: true, environment: {A: 1, B: 1}}
            """
        );

        read["services", "web"].ShouldBe("{image: b, tty: true, environment: {A: 1, B: '2'}}");
        read["services", "base"].ShouldBe("{image: a, tty: true, environment: {A: 1, B: 1}}");
        read.PlaceOf("services", "web", "tty").ShouldBe(new Place("a.yaml", 3, 20));
    }

    [Fact]
    public void Chain_ThroughOtherFiles_KeepsThePathsOfEach()
    {
        var files = new MemoryFiles
        {
            ["a.yaml"] = """
                services:
                  web: {extends: {file: sub/b.yaml, service: mid}, volumes: [./own:/own]}
                """,
            ["sub/b.yaml"] = """
                services:
                  mid: {extends: {file: deep/c.yaml, service: low}, env_file: m.env, build: .}
                """,
            ["sub/deep/c.yaml"] = """
                services:
                  low: {image: "${TAG:-x}", volumes: [./low:/low, named:/n, /abs:/abs], build: {context: ../ctx}}
                """,
        };

        ProjectReading
            .Read(files)["services", "web"]
            .ShouldBe(
                "{image: 'x', volumes: [/project/sub/deep/low:/low, named:/n, /abs:/abs, /project/own:/own], "
                    + "build: {context: /project/sub}, env_file: /project/sub/m.env}"
            );
    }

    [Fact]
    public void Marks_OfTheExtendingService_ResetWhatTheBaseHas()
    {
        var files = new MemoryFiles
        {
            ["a.yaml"] = "services: {web: {image: a, ports: ['1:1'], cap_add: [A]}}",
            ["b.yaml"] = """
                services:
                  base: {ports: ['2:2'], cap_add: [B], expose: [3]}
                  web: {extends: base, ports: !reset [], cap_add: !override [C]}
                """,
        };

        ProjectReading
            .Read(files, "a.yaml+b.yaml")["services", "web"]
            .ShouldBe("{image: a, cap_add: [C], expose: [3]}");
    }

    [Theory]
    [InlineData("  a: {extends: a}", "a.yaml:2:16 extends-cycle", "a extends a")]
    [InlineData(
        "  a: {extends: b}\n  b: {extends: c}\n  c: {extends: a}",
        "a.yaml:2:16 extends-cycle",
        "a extends b extends c extends a"
    )]
    [InlineData(
        "  a: {extends: b}\n  b: {extends: c}\n  c: {extends: b}",
        "a.yaml:3:16 extends-cycle",
        "b extends c extends b"
    )]
    public void Services_ThatExtendEachOther_AreToldWithTheWay(string services, string finding, string way)
    {
        var read = Read("services:\n" + services);

        read.Findings.ShouldBe([finding]);
        read.All[0].Message.ShouldContain(way + ".");
    }

    [Fact]
    public void Cycle_ThroughAnotherFile_NamesTheFiles()
    {
        var files = new MemoryFiles
        {
            ["a.yaml"] = "services: {x: {extends: {file: b.yaml, service: y}}}",
            ["b.yaml"] = "services: {y: {extends: {file: a.yaml, service: x}}}",
        };

        var read = ProjectReading.Read(files);

        read.Findings.ShouldBe(["a.yaml:1:49 extends-cycle"]);
        read.All[0].Message.ShouldContain("x extends y in b.yaml extends x");
    }

    [Theory]
    [InlineData("{extends: bass}", "a.yaml:2:18 unknown-base", "Did you mean 'base'?")]
    [InlineData("{extends: {service: nothing}}", "a.yaml:2:28 unknown-base", "Name one of web, base.")]
    [InlineData("{extends: {file: none.yaml, service: base}}", "a.yaml:2:25 unreadable-file", "")]
    [InlineData(
        "{extends: {file: b.yaml, service: base}}",
        "a.yaml:2:42 unknown-base",
        "Name a file that has services"
    )]
    [InlineData("{extends: [base]}", "a.yaml:2:18 bad-extends", "")]
    [InlineData("{extends: {file: b.yaml}}", "a.yaml:2:18 bad-extends", "")]
    public void Base_ThatIsNotThere_IsTold(string service, string finding, string remedy)
    {
        var files = new MemoryFiles
        {
            ["a.yaml"] = $"services:\n  web: {service}\n  base: {{image: a}}\n",
            ["b.yaml"] = "volumes: {}",
        };

        var read = ProjectReading.Read(files);

        read.Findings.ShouldBe([finding]);
        read.All[0].Remedy.ShouldContain(remedy);
        read.At("services", "base").ShouldBe("{image: a}");
    }

    [Fact]
    public void File_ThatManyServicesExtend_IsReadOnce()
    {
        var files = new MemoryFiles
        {
            ["a.yaml"] =
                "services: {x: {extends: {file: b.yaml, service: s}}, y: {extends: {file: ./b.yaml, service: s}}}",
            ["b.yaml"] = "services: {s: {image: a}}",
        };

        ProjectReading.Read(files)["services"].ShouldBe("{x: {image: a}, y: {image: a}}");
        files.PathsRead.ShouldBe(["/project/a.yaml", "/project/b.yaml"]);
    }

    [Fact]
    public void Chain_OfThousands_IsRefusedAndNotFollowed()
    {
        var services = Enumerable.Range(0, 10_000).Select(number => $"  s{number}: {{extends: s{number + 1}}}\n");

        Read("services:\n" + string.Concat(services)).Findings.First().ShouldEndWith(" too-deep");
    }

    [Fact]
    public void Base_ThatIsLargeAndExtendedByMany_CountsEachTime()
    {
        var labels = string.Concat(Enumerable.Range(0, 2_000).Select(number => $"l{number}: x, "));
        var services = Enumerable.Range(0, 2_000).Select(number => $"  s{number}: {{extends: base}}\n");

        var read = Read($"services:\n  base: {{labels: {{{labels}}}}}\n{string.Concat(services)}");

        read.Project.ShouldBeNull();
        read.Findings.ShouldHaveSingleItem().ShouldEndWith(" too-large");
    }

    private static ProjectReading Read(string text) => ProjectReading.Read(new MemoryFiles { ["a.yaml"] = text });
}
