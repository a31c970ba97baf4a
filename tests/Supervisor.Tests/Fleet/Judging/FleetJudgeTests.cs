using System.Text;
using Shouldly;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Reading;
using Xunit;

namespace Supervisor.Tests.Fleet.Judging;

public sealed class FleetJudgeTests
{
    [Fact]
    public void Secret_ThatIsFound_IsNotRepeated() =>
        Judged
            .Findings("services: { db: { image: \"db:1\", environment: { DB_PASSWORD: hunter2 } } }")
            .ShouldAllBe(finding => !finding.ToString().Contains("hunter2"));

    [Fact]
    public void Offset_OfTheEnvironment_ShiftsPublishedPortsOfOneFile()
    {
        const string Yaml = """
            services:
              a: { image: "a:1", ports: ["8110:80"] }
              b: { image: "b:1", ports: ["9110:80"], environment: { PORT_OFFSET: "0" } }
            """;

        Judged.Codes(Yaml).ShouldContain("port-of-node");
        var shifted = Judged.Findings(Yaml, ("PORT_OFFSET", "1000")).Where(IsAboutPorts).ToList();
        shifted.Select(finding => finding.Place.Line).ShouldBe([2, 3]);
    }

    [Fact]
    public void Model_WithoutText_IsJudgedAtTheNearestPlace()
    {
        var project = Fleets.Project("pc", Fleets.Group("core", Fleets.Agent("A", "B"), Fleets.Agent("B", "A")));
        var reading = new FleetReading(
            Fleets.Of(project),
            [ProjectText.Project("services: { core: { image: \"a:1\" } }")],
            []
        );

        var cycle = FleetJudge.Judge(reading).Single(finding => finding.Kind == JudgeKinds.NeedCycle);

        cycle.Place.ToString().ShouldBe("fleet.yaml:1:13");
        cycle.Message.ShouldContain("A needs B and B needs A");
    }

    [Theory]
    [InlineData("services: { cache: redis }", "wrong-shape")]
    [InlineData("services: { cache: }", "wrong-shape")]
    [InlineData("services: [{ web: { image: \"a:1\" } }]", "wrong-shape")]
    [InlineData("services: { a: { image: \"a:1\", x-supervisor: { agents: [{ name: A }] } } }", "wrong-shape")]
    [InlineData(
        "services: { a: { image: \"a:1\", x-supervisor: { agents: { A: { probe: \"http://x:1/y\" } } } } }",
        "unknown-word"
    )]
    [InlineData(
        "x-a: &base { restart: always }\nservices: { a: { <<: *bas, image: \"a:1\", healthcheck: { disable: false, test: x } } }",
        "unknown-alias"
    )]
    public void Mistake_ThatIsToldByTheReading_IsNotToldAgain(string yaml, string code) =>
        Judged.Codes(yaml).Where(found => found != "health-test-in-one-word").ShouldBe([code]);

    [Fact]
    public void ProbeOfABarePort_IsMendedByAColon() =>
        Judged
            .Findings("services: { a: { image: \"a:1\", x-supervisor: { agents: { A: { probe: { tcp: 6379 } } } } } }")
            .Single(finding => finding.Kind == JudgeKinds.ProbeWithoutPort)
            .Remedy.ShouldBe("Write the port, such as ':6379'.");

    [Fact]
    public void File_WithMoreMistakesOfAKindThanAreListed_IsToldHowManyMore()
    {
        var yaml = new StringBuilder("services:\n  web:\n    image: web:1\n");
        for (var key = 0; key < FleetLimits.FindingsOfAKind + 500; key++)
        {
            yaml.Append($"    nonsense{key}: 1\n");
        }

        var unknown = Judged.Findings(yaml.ToString()).Where(finding => finding.Kind == ComposeKinds.UnknownKey);

        unknown.Count().ShouldBe(FleetLimits.FindingsOfAKind + 1);
        unknown.Last().Message.ShouldContain(" 500 more");
        unknown.Last().Place.Line.ShouldBe(FleetLimits.FindingsOfAKind + 4);
    }

    [Fact]
    public void Port_TakenWhereNoneIsFree_IsToldAllTheSame()
    {
        const string Yaml = """
            services:
              a: { image: "a:1", ports: ["1-65535:1-65535", "80:81"] }
            """;

        var taken = Judged.Findings(Yaml).Where(finding => finding.Kind == JudgeKinds.PortTaken);

        taken.ShouldHaveSingleItem().Remedy.ShouldEndWith("above 1023 none is free.");
    }

    [Fact]
    public void Claims_OfMoreThanANumberHolds_AreSummed()
    {
        var groups = Enumerable.Range(0, 1_100).Select(n => $"  g{n}: {{ image: \"g:1\", mem_limit: 8192t }}\n");
        var yaml = "x-supervisor: { node: pc, nodes: { pc: { memory: 1g } } }\nservices:\n" + string.Concat(groups);

        Judged.Codes(yaml).ShouldContain("memory-overcommitted");
    }

    [Theory]
    [InlineData("2147483647")]
    [InlineData("-65535")]
    [InlineData("many")]
    public void Offset_ThatLeavesNoPort_IsMalformed(string offset) =>
        Judged
            .Codes(
                $"services: {{ a: {{ image: \"a:1\", ports: [\"80:80\"], environment: {{ PORT_OFFSET: {offset} }} }} }}"
            )
            .ShouldContain("malformed-port-offset");

    [Fact]
    public void Address_ThatTwoHave_IsToldWithThePlaceOfTheFirst()
    {
        const string Yaml = """
            services:
              a: { image: "a:1", networks: { n: { ipv4_address: 10.1.0.5 } } }
              b: { image: "b:1", networks: { n: { ipv4_address: 10.1.0.5 } } }
            networks: { n: { ipam: { config: [{ subnet: 10.1.0.0/24 }] } } }
            """;

        Judged
            .Findings(Yaml)
            .Single(finding => finding.Kind == JudgeKinds.AddressTaken)
            .Message.ShouldEndWith("so has 'a' at fleet.yaml:2:39.");
    }

    [Fact]
    public void Fleet_OfNoProject_HasNothingWrong() =>
        FleetJudge.Judge(new FleetReading(new FleetModel([]), [], [])).ShouldBeEmpty();

    [Fact]
    public void Fleet_OfHundredsOfFaultyAgents_IsJudgedWhole()
    {
        var yaml = new StringBuilder("services:\n");
        for (var group = 0; group < 100; group++)
        {
            yaml.Append(
                $"  g{group}:\n    image: g{group}:1\n    x-supervisor:\n      gpu: {{ memory: {group + 1}g }}\n      agents:\n"
            );
            for (var agent = 0; agent < 20; agent++)
            {
                yaml.Append(
                    $"        a{group}x{agent}: {{ command: [run], port: {5000 + (agent / 2)}, needs: [nobody{group}] }}\n"
                );
            }
        }

        yaml.Append("x-supervisor: { node: pc, nodes: { pc: { gpus: [{ memory: 24g }] } } }\n");

        var counts = Judged
            .Codes(yaml.ToString())
            .GroupBy(code => code)
            .ToDictionary(codes => codes.Key, codes => codes.Count());

        counts["agent-port-taken"].ShouldBe(1_000);
        counts["gpu-memory-overcommitted"].ShouldBe(1);
        counts.Keys.ShouldContain("nobody-vouches");
    }

    private static bool IsAboutPorts(Supervisor.Fleet.Findings.Finding finding) =>
        finding.Kind == JudgeKinds.PortTaken || finding.Kind == JudgeKinds.PortOfNode;
}
