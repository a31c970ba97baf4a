using System.Text.Json;
using Shouldly;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Printing;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Schema.Checking;
using Supervisor.Fleet.Supervised;
using Supervisor.Fleet.Values;
using Supervisor.Tests.Fleet.Generators;
using Xunit;

namespace Supervisor.Tests.Fleet.Printing;

public sealed class FleetPrinterTests
{
    private const string ShortForm = """
        services:
          web:
            image: redis:7
            command: redis-server --save ""
            ports: ["6379:6379", "127.0.0.1:53:53/udp"]
            volumes: ["data:/data:ro", "./conf:/conf"]
            environment: ["A=b", "PRICE=5$$", "ON=yes"]
            depends_on: [db]
            x-supervisor:
              agents: { Cache: { needs: [Hub@pc2] } }
        volumes: { data: }
        """;

    private const string LongForm = """
        name: fleet
        services:
          web:
            image: redis:7
            container_name: fleet-web-1
            command: [redis-server, "--save", ""]
            environment:
              A: b
              "ON": "yes"
              PRICE: "5$$"
            depends_on:
              db:
                condition: service_started
            ports:
              - target: 6379
                published: "6379"
              - target: 53
                published: "53"
                host_ip: "127.0.0.1"
                protocol: udp
            networks:
              default:
            volumes:
              - type: volume
                source: data
                target: /data
                read_only: true
              - type: bind
                source: /fleet/conf
                target: /conf
            x-supervisor:
              agents:
                Cache:
                  needs: [Hub@pc2]
        networks:
          default:
            name: fleet_default
        volumes:
          data:
            name: fleet_data

        """;

    [Fact]
    public void Model_ThatIsPrintedAndRead_IsTheSame() =>
        Property.Holds(
            Models.Project,
            project =>
            {
                var printed = FleetPrinter.Yaml(project);
                var read = Read(printed);

                // The lines first: in them one sees what is not the same.
                OtherLines(FleetPrinter.Yaml(read), printed).ShouldBeEmpty();
                (read == project).ShouldBeTrue();
            },
            runs: 300
        );

    [Fact]
    public void Model_AsJson_SaysWhatTheFileSays() =>
        Property.Holds(
            Models.Project,
            project =>
            {
                using var json = JsonDocument.Parse(FleetPrinter.Json(new FleetModel([project])));
                var printed = json.RootElement.GetProperty("projects")[0].GetRawText();

                // JSON is YAML, but for programs: a dollar is a dollar.
                var read = Bind(ProjectText.Project(printed));
                OtherLines(FleetPrinter.Yaml(read), FleetPrinter.Yaml(project)).ShouldBeEmpty();
                (read == project).ShouldBeTrue();
            }
        );

    [Fact]
    public void Print_OfAFile_IsItsLongForm() => FleetPrinter.Yaml(Read(ShortForm)).ShouldBe(LongForm);

    private static IEnumerable<string> OtherLines(string text, string expected)
    {
        var (lines, others) = (text.Split('\n'), expected.Split('\n'));
        return lines
            .Except(others, StringComparer.Ordinal)
            .Select(line => $"+{line}")
            .Concat(others.Except(lines, StringComparer.Ordinal).Select(line => $"-{line}"));
    }

    private static ProjectModel Read(string text)
    {
        var log = new FindingLog();
        var files = new MemoryFiles { ["/fleet/fleet.yaml"] = text };
        var project = ProjectFiles.Of("/fleet/fleet.yaml");
        var tree = ProjectTreeReader.Read(project, new FleetRequest([project], ValueMap<string>.Empty), files, log);
        log.Findings.ShouldBeEmpty();
        return Bind(tree!);
    }

    private static ProjectModel Bind(ProjectTree tree)
    {
        var log = new FindingLog();
        SchemaCheck.Check(tree, log);
        var model = new ProjectBinder(tree with { Profiles = ["*"] }, new MemoryFiles(), log).Bind(node: null);
        log.Findings.ShouldBeEmpty();
        return model;
    }
}
