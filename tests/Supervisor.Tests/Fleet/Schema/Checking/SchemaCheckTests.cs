using Shouldly;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Schema.Checking;
using Xunit;

namespace Supervisor.Tests.Fleet.Schema.Checking;

public sealed class SchemaCheckTests
{
    [Fact]
    public void Check_OfAMisspeltKey_SuggestsTheOneThatIsMeant()
    {
        var finding = Single("services: { web: { image: redis:7, enviroment: { A: b } } }");

        finding.Kind.ShouldBe(ComposeKinds.UnknownKey);
        finding.Message.ShouldBe("'services.web' has no key 'enviroment': a service does not know it.");
        finding.Remedy.ShouldBe("Did you mean 'environment'?");
    }

    [Fact]
    public void Check_OfAKeyThatNobodyKnows_SaysHowToKeepIt() =>
        Single("services: { web: { image: redis:7, colour: red } }")
            .Remedy.ShouldBe("Remove it, or name it x-colour if it is a note of your own.");

    [Theory]
    [InlineData("services: { w: { image: a, profiles: dev } }", "Write a list: [dev].")]
    [InlineData("services: { w: { image: a, ports: '80:80' } }", "Write a list: [\"80:80\"].")]
    [InlineData("services: { w: { image: a, depends_on: db } }", "Write a list: [db].")]
    [InlineData("services: { w: { image: a, x-supervisor: { gpu: 4g } } }", "Write a map of these keys: memory, card.")]
    [InlineData(
        "services: { w: { image: a, x-supervisor: { ready: 70% } } }",
        "Write all, or required, or a map of the key quorum."
    )]
    [InlineData(
        "services: { w: { image: a, x-supervisor: { agents: [{ name: A }] } } }",
        "Write a map: no dashes, and each name as a key in front of what belongs to it."
    )]
    [InlineData("web: { image: a }", "Indent it under 'services:', where services stand.")]
    public void Check_OfAnotherShape_SaysWhatToWrite(string yaml, string remedy) =>
        Single(yaml).Remedy.ShouldBe(remedy);

    [Fact]
    public void Check_OfAnAddressForAProbe_NamesTheProbesKeys()
    {
        var finding = Single(
            "services: { w: { image: a, x-supervisor: { agents: { A: { probe: 'http://x/health' } } } } }"
        );

        finding.Message.ShouldContain("must be off, or a map, and is 'http://x/health'");
        finding.Remedy.ShouldStartWith("Write off, or a map of these keys: http, tcp, exec");
    }

    [Fact]
    public void Check_OfAServicesKeyAtTheTop_SaysWhereItBelongs()
    {
        var finding = Single("image: redis:7");

        finding.Kind.ShouldBe(ComposeKinds.MisplacedKey);
        finding.Message.ShouldBe("'image' does not belong at the top of a fleet file.");
        finding.Remedy.ShouldStartWith("Move it to 'services.NAME.image'");
    }

    [Theory]
    [InlineData("services: { web: { image: a, interval: 5s } }", "'services.NAME.healthcheck.interval'")]
    [InlineData(
        "services: { web: { image: a, restart_policy: { condition: any } } }",
        "'services.NAME.deploy.restart_policy'"
    )]
    [InlineData(
        "services: { web: { image: a, deploy: { limits: { cpus: 1 } } } }",
        "'services.NAME.deploy.resources.limits'"
    )]
    public void Check_OfAKeyInTheWrongSection_NamesTheNearestRightOneFirst(string yaml, string home)
    {
        var finding = Single(yaml);

        finding.Kind.ShouldBe(ComposeKinds.MisplacedKey);
        finding.Remedy.ShouldStartWith($"Move it to {home}");
    }

    [Theory]
    [InlineData("services: { web: { image: a, privileged: maybe } }", "not-a-boolean")]
    [InlineData("services: { web: { image: a, privileged: '${A:-x} == y' } }", "not-a-boolean")]
    [InlineData("services: { web: { image: a, cpus: two } }", "not-a-number")]
    [InlineData("services: { web: { image: a, oom_score_adj: 2000 } }", "not-a-number")]
    [InlineData("services: { web: { image: a, stop_grace_period: 30 } }", "not-a-duration")]
    [InlineData("services: { web: { image: a, x-supervisor: { agents: { A: { watchdog: 0s } } } } }", "not-a-duration")]
    [InlineData("services: { web: { image: a, mem_limit: 8 gigs } }", "not-a-size")]
    [InlineData("services: { web: { image: a, x-supervisor: { gpu: { memory: 2048 } } } }", "not-a-size")]
    [InlineData("services: { web: { image: a, restart: sometimes } }", "malformed-value")]
    [InlineData("services: { web: { image: a, ports: ['80:http'] } }", "malformed-value")]
    [InlineData("services: { web: { image: a, command: \"sh -c 'true\" } }", "malformed-value")]
    [InlineData("services: { web: { image: a, volumes: ['data:/a:rx'] } }", "malformed-value")]
    [InlineData("services: { web: { image: a, depends_on: { b: { condition: service_ready } } } }", "unknown-word")]
    [InlineData("services: { web: { image: a, depends_on: { b: {} } } }", "missing-key")]
    [InlineData("services: { web: { image: a, environment: [{ A: b }] } }", "wrong-shape")]
    [InlineData("services: { web: { image: } }", "wrong-shape")]
    [InlineData("services: { 'a b': { image: a } }", "bad-name")]
    [InlineData("services: [web]", "wrong-shape")]
    [InlineData("services: { web: { image: a, deploy: { replicas: 3 } } }", "several-replicas")]
    [InlineData("services: { web: { image: a, build: { x-supervisor: {} } } }", "misplaced-key")]
    [InlineData("services: { web: { image: a, volumes: [{ type: bind, target: /a }] } }", "missing-key")]
    [InlineData(
        "services: { web: { image: a, deploy: { restart_policy: { condition: any, max_attempts: 3 } } } }",
        "refused-value"
    )]
    [InlineData("services: { web: { image: a, x-supervisr: {} } }", "doubtful-extension")]
    public void Check_OfAMistake_TellsItsKind(string yaml, string code) => Single(yaml).Kind.Code.ShouldBe(code);

    [Fact]
    public void Check_OfSeveralMistakes_TellsThemAll() =>
        Check("{ servces: {}, services: { web: { image: [], privileged: x, ports: [a, b] } } }")
            .Select(finding => finding.Kind)
            .ShouldBe([
                ComposeKinds.UnknownKey,
                ComposeKinds.WrongShape,
                ComposeKinds.NotABoolean,
                ComposeKinds.MalformedValue,
                ComposeKinds.MalformedValue,
            ]);

    [Fact]
    public void Check_OfABadValue_PointsAtIt() =>
        Single("services:\n  web:\n    image: a\n    ports:\n      - '80'\n      - '99999'")
            .Place.ShouldBe(new Place(ProjectText.File, 6, 9));

    [Fact]
    public void Check_OfAMistakeInShortForm_SaysWhatIsWrongAndWhatToWrite()
    {
        var finding = Single("services: { web: { image: a, ports: ['8000-8002:80-81'] } }");

        finding.Message.ShouldBe(
            "'services.web.ports[0]' must be a port, and is '8000-8002:80-81': 3 ports of the host cannot lead to 2 of the container."
        );
        finding.Remedy.ShouldContain("[HOST:]CONTAINER[/PROTOCOL]");
    }

    [Fact]
    public void Check_OfExtensions_LetsThemBe() =>
        Check("{ x-note: [1], services: { web: { image: a, x-owner: { a: b }, deploy: { x-b: c } } } }")
            .ShouldBeEmpty();

    private static Finding Single(string yaml) => Check(yaml).ShouldHaveSingleItem();

    private static IReadOnlyList<Finding> Check(string yaml)
    {
        var log = new FindingLog();
        SchemaCheck.Check(ProjectText.Project(yaml), log);
        return log.Findings;
    }
}
