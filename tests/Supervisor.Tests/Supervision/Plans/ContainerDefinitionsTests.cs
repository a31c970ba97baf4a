using System.Text;
using Shouldly;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Plans;
using Supervisor.TestKit.Definitions;
using Xunit;

namespace Supervisor.Tests.Supervision.Plans;

public sealed class ContainerDefinitionsTests
{
    [Fact]
    public void Environment_OfAContainer_SaysWhoItIsAndTakesNothingOverFromTheDaemon() =>
        Written(Container("services: { web: { image: web:1, environment: { A: b, C: } } }"))
            .ShouldBe([
                "A=b",
                "BIND_ADDRESS=0.0.0.0",
                "C",
                "CONTAINER_ROLE=web",
                "MACHINE_TYPE=pc",
                "PORT_OFFSET=0",
                "SUPERVISOR_AGENT=web",
                "SUPERVISOR_EPOCH=0",
                "SUPERVISOR_GROUP=web",
                "SUPERVISOR_NODE=pc",
            ]);

    [Fact]
    public void Environment_OfAContainerForOthers_IsOfNoAgent()
    {
        var group = Planned.Group(
            "{ gpu: { memory: 1g }, agents: { A: { command: [a], environment: { B: c } } } }",
            "image: web:1"
        );

        var container = group.Agents[0].AsContainer().Service.Environment;
        (
            container.Contains("SUPERVISOR_AGENT"),
            container.Contains("GPU_MEMORY_LIMIT"),
            container.Contains("B")
        ).ShouldBe((false, false, false));
        group
            .Agents[1]
            .AsExec()
            .Environment.Select(variable => $"{variable.Key}={variable.Value}")
            .ShouldBe([
                "B=c",
                "GPU_MEMORY_LIMIT=1024",
                "SUPERVISOR_AGENT=A",
                "SUPERVISOR_EPOCH=0",
                "SUPERVISOR_GROUP=web",
                "SUPERVISOR_NODE=pc",
            ]);
    }

    [Fact]
    public void Environment_OfThoseWhomTheImageStarts_IsTheContainers()
    {
        var environment = Planned
            .Group("{ gpu: { memory: 1g }, agents: { A: { environment: { B: c } }, D: } }", "image: web:1")
            .Agents[0]
            .AsContainer()
            .Service.Environment;

        (environment["B"], environment["GPU_MEMORY_LIMIT"]).ShouldBe(("c", "1024"));
    }

    [Fact]
    public void Container_OnTheMachinesNetwork_ListensThereToItselfAlone() =>
        Container("services: { web: { image: web:1, network_mode: host } }")
            .Service.Environment["BIND_ADDRESS"]
            .ShouldBe("127.0.0.1");

    [Fact]
    public void Ports_OfAProjectWithAnOffset_AreShifted()
    {
        var ports = Container(
            "services: { web: { image: web:1, environment: { PORT_OFFSET: '100' }, ports: ['80:8080', '90-92:9000', '7000'] } }"
        ).Service.Ports;

        ports
            .Select(port => (port.Target, port.Published, port.PublishedEnd))
            .ShouldBe([(8080, 180, null), (9000, 190, 192), (7000, null, null)]);
    }

    [Fact]
    public void Services_ThatAreNamed_AreTheirContainers()
    {
        var service = Planned
            .Plan(
                """
                services:
                  web:
                    image: web:1
                    network_mode: service:db
                    ipc: service:db
                    pid: service:db
                    volumes_from: ["db:ro", "container:other"]
                    links: ["db:store", db]
                  db: { image: db:1, container_name: my-db }
                """
            )
            .Find("web")
            .AsContainer()
            .Service;

        (service.NetworkMode, service.Host.Ipc, service.Host.Pid).ShouldBe(
            ("container:my-db", "container:my-db", "container:my-db")
        );
        service.VolumesFrom.ShouldBe(["container:my-db:ro", "container:other"]);
        service.Links.ShouldBe(["my-db:store", "my-db:my-db", "my-db:db", "my-db:my-db"]);
    }

    [Fact]
    public void Container_HasWhatItUsesOfItsProjectAndNothingElse()
    {
        var container = Container(
            """
            services:
              web: { image: web:1, networks: [front], volumes: ["data:/data", "/srv:/srv"] }
            networks: { front: , back: }
            volumes: { data: , other: }
            """
        );

        container.Networks.Names.ShouldBe(["front"]);
        container.Volumes.Names.ShouldBe(["data"]);
        container.Volumes["data"].Name.ShouldEndWith("_data");
    }

    [Fact]
    public void LateValues_InCommandEntrypointAndHealthTest_AreFilledIn()
    {
        var service = Container(
            """
            services:
              web:
                image: web:1
                command: ['{node:name}']
                entrypoint: ['{group:name}']
                healthcheck: { test: [CMD, '{node:name}'] }
            """
        ).Service;

        (service.Command![0], service.Entrypoint![0], service.Health!.Test[1]).ShouldBe(("pc", "web", "pc"));
    }

    private const string WithFiles = """
        services:
          web:
            image: web:1
            secrets: [key, { source: token, target: /t, uid: "5", gid: "6", mode: 0440 }]
            configs: [{ source: conf, target: /conf }]
            x-supervisor: { templates: [{ from: /t.tmpl, to: /etc/t }] }
        secrets: { key: { file: /key }, token: { environment: TOKEN } }
        configs: { conf: { content: hello } }
        """;

    [Fact]
    public void Files_OfAContainer_HaveWhatTheyHold()
    {
        var surroundings = PlanSurroundings.Of([]) with
        {
            Files = new Dictionary<string, byte[]>(StringComparer.Ordinal)
            {
                ["/key"] = [1, 2],
                ["/t.tmpl"] = "on {node:name} ${x}"u8.ToArray(),
            },
        };

        var files = Planned.With(surroundings, ("TOKEN", "t0ken"), WithFiles).Plan!.Find("web").AsContainer().Files;

        files
            .Select(file => (file.Kind, file.Target, Text(file)))
            .ShouldBe([
                (FileKind.Secret, "/run/secrets/key", "\u0001\u0002"),
                (FileKind.Secret, "/t", "t0ken"),
                (FileKind.Config, "/conf", "hello"),
                (FileKind.Template, "/etc/t", "on pc ${x}"),
            ]);
        (files[1].Uid, files[1].Gid, files[1].Mode).ShouldBe(("5", "6", 0x120));
        files[0].ToString().ShouldBe("Secret /run/secrets/key");
    }

    [Fact]
    public void Files_ThatWereNotThereOrNotSet_AreErrorsThatNameThem()
    {
        var errors = Planned.Of(PlanSurroundings.Of([]), WithFiles).Errors;

        errors
            .Select(error => (error.Path.ToString(), error.Error.Code))
            .ShouldBe([
                ("secrets.key", "plan.file"),
                ("secrets.token", "plan.file"),
                ("services.web.x-supervisor.templates[0]", "plan.file"),
            ]);
        errors[0].Error.Message.ShouldContain("'/key', the secret 'key' of 'web'");
        errors[1].Error.Message.ShouldContain("TOKEN");
    }

    private static ContainerDefinition Container(string file) => Planned.Plan(file).Find("web").AsContainer();

    private static string Text(PlacedFile file) => Encoding.UTF8.GetString([.. file.Content]);

    private static IEnumerable<string> Written(ContainerDefinition container) =>
        container.Service.Environment.Select(variable =>
            variable.Value is { } value ? $"{variable.Key}={value}" : variable.Key
        );
}
