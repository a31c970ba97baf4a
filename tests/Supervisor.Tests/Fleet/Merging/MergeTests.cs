using Shouldly;
using Supervisor.Fleet.Places;
using Supervisor.Tests.Fleet.Reading;
using Xunit;

namespace Supervisor.Tests.Fleet.Merging;

public sealed class MergeTests
{
    /// <summary>One service's key in a file and in its override.</summary>
    [Theory]
    [InlineData("image: a", "image: b", "image", "b")]
    [InlineData("image: a", "tty: true", "image", "a")]
    [InlineData("image: a", "image:", "image", "a")]
    [InlineData("command: [a, b]", "command: c", "command", "c")]
    [InlineData("command: [a, b]", "command: [c]", "command", "[c]")]
    [InlineData("command: [a, b]", "command:", "command", "~")]
    [InlineData("entrypoint: a", "entrypoint: [b]", "entrypoint", "[b]")]
    [InlineData(
        "healthcheck: {test: [CMD, a], retries: 3}",
        "healthcheck: {test: b, timeout: 1s}",
        "healthcheck",
        "{test: b, retries: 3, timeout: 1s}"
    )]
    [InlineData("group_add: [a]", "group_add: [b, a]", "group_add", "[a, b, a]")]
    [InlineData("cap_add: [A, B]", "cap_add: [B, C]", "cap_add", "[A, B, C]")]
    [InlineData("profiles: [a]", "profiles: [a, b]", "profiles", "[a, b]")]
    [InlineData("dns: 1.1.1.1", "dns: [8.8.8.8, 1.1.1.1]", "dns", "[1.1.1.1, 8.8.8.8]")]
    [InlineData(
        "deploy: {resources: {limits: {cpus: '1'}}}",
        "deploy: {resources: {limits: {memory: 1g}}}",
        "deploy",
        "{resources: {limits: {cpus: '1', memory: 1g}}}"
    )]
    public void Service_OfTwoFiles_HasTheKeysOfBoth(string lower, string upper, string key, string merged) =>
        Merge(lower, upper)["services", "s", key].ShouldBe(merged);

    [Theory]
    [InlineData("environment: {A: 1, B: 2}", "environment: {B: 3, C: 4}", "environment", "{A: 1, B: 3, C: 4}")]
    [InlineData("environment: [A=1, B]", "environment: [B=3, A]", "environment", "[A, B=3]")]
    [InlineData(
        "environment: {A: 1, B: 2}",
        "environment: [B=3, C, D=x=y]",
        "environment",
        "{A: 1, B: '3', C: ~, D: 'x=y'}"
    )]
    [InlineData("environment: [A=1, B=2]", "environment: {B: 3}", "environment", "{A: '1', B: 3}")]
    [InlineData("labels: [a=1]", "labels: {a: 2}", "labels", "{a: 2}")]
    [InlineData("build: {args: [A=1]}", "build: {args: {A: 2, B: 3}}", "build", "{args: {A: 2, B: 3}}")]
    [InlineData("sysctls: {a: 1}", "sysctls: [b=2]", "sysctls", "{a: 1, b: '2'}")]
    [InlineData(
        "extra_hosts: [a=1.1.1.1]",
        "extra_hosts: {a: [1.1.1.1, 2.2.2.2], b: 3.3.3.3}",
        "extra_hosts",
        "['a=1.1.1.1', 'a=2.2.2.2', 'b=3.3.3.3']"
    )]
    public void Values_AsAListOrAMap_AreMergedByName(string lower, string upper, string key, string merged) =>
        Merge(lower, upper)["services", "s", key].ShouldBe(merged);

    [Theory]
    [InlineData(
        "ports: ['80:80', '443:443']",
        "ports: ['0.0.0.0:80:80/tcp', '81:80']",
        "ports",
        "['0.0.0.0:80:80/tcp', '443:443', '81:80']"
    )]
    [InlineData(
        "ports: ['80:80/udp', 90]",
        "ports: [{target: 80, published: 80, protocol: udp, mode: host}, {target: 90}]",
        "ports",
        "[{target: 80, published: 80, protocol: udp, mode: host}, {target: 90}]"
    )]
    [InlineData(
        "ports: ['[::1]:80:80']",
        "ports: ['[::1]:80:80', '127.0.0.1:80:80']",
        "ports",
        "['[::1]:80:80', '127.0.0.1:80:80']"
    )]
    [InlineData("volumes: [vol:/data:ro, w1:/w]", "volumes: [/x:/data/]", "volumes", "[/x:/data/, w1:/w]")]
    [InlineData(
        "volumes: [vol:/data]",
        "volumes: [{type: tmpfs, target: /data}, /anon]",
        "volumes",
        "[{type: tmpfs, target: /data}, /anon]"
    )]
    [InlineData("volumes: ['C:\\a:/data']", "volumes: ['v:\\b:/data']", "volumes", "['v:\\b:/data']")]
    [InlineData(
        "secrets: [a, b]",
        "secrets: [{source: c, target: a}, {source: b, mode: 0400}]",
        "secrets",
        "[{source: c, target: a}, {source: b, mode: 0400}]"
    )]
    [InlineData("configs: [a]", "configs: [{source: b, target: /a}]", "configs", "[{source: b, target: /a}]")]
    [InlineData(
        "devices: [/dev/a:/dev/x, /dev/b]",
        "devices: ['/dev/c:/dev/x:r', /dev/b]",
        "devices",
        "['/dev/c:/dev/x:r', /dev/b]"
    )]
    [InlineData("expose: [80]", "expose: ['80', 81]", "expose", "['80', 81]")]
    [InlineData("tmpfs: /a", "tmpfs: [/a, /b]", "tmpfs", "[/a, /b]")]
    [InlineData(
        "env_file: /a.env",
        "env_file: [{path: /a.env, required: false}, /b.env]",
        "env_file",
        "[{path: /a.env, required: false}, /b.env]"
    )]
    public void Items_WithTheSameKey_TakeThePlaceOfTheOnesBelow(
        string lower,
        string upper,
        string key,
        string merged
    ) => Merge(lower, upper)["services", "s", key].ShouldBe(merged);

    [Theory]
    [InlineData("depends_on: [a, b]", "depends_on: [b, c]", "depends_on", "[a, b, c]")]
    [InlineData(
        "depends_on: {a: {condition: service_healthy, restart: true}}",
        "depends_on: [a, b]",
        "depends_on",
        "{a: {condition: service_started, restart: true, required: true}, b: {condition: service_started, required: true}}"
    )]
    [InlineData(
        "depends_on: [a]",
        "depends_on: {a: {condition: service_healthy}}",
        "depends_on",
        "{a: {condition: service_healthy, required: true}}"
    )]
    [InlineData("networks: [a]", "networks: {a: {aliases: [x]}, b: }", "networks", "{a: {aliases: [x]}, b: ~}")]
    [InlineData(
        "networks: {a: {aliases: [x, y]}}",
        "networks: {a: {aliases: [y, z]}}",
        "networks",
        "{a: {aliases: [x, y, z]}}"
    )]
    [InlineData("build: /a", "build: {dockerfile: D}", "build", "{context: /a, dockerfile: D}")]
    [InlineData("build: {context: /a, target: t}", "build: /b", "build", "{context: /b, target: t}")]
    [InlineData(
        "logging: {driver: a, options: {x: 1}}",
        "logging: {driver: a, options: {y: 2}}",
        "logging",
        "{driver: a, options: {x: 1, y: 2}}"
    )]
    [InlineData("logging: {driver: a, options: {x: 1}}", "logging: {driver: b}", "logging", "{driver: b}")]
    [InlineData(
        "logging: {driver: a, options: {x: 1}}",
        "logging: {options: {y: 2}}",
        "logging",
        "{driver: a, options: {x: 1, y: 2}}"
    )]
    [InlineData(
        "ulimits: {nofile: 5, nproc: {soft: 1, hard: 2}}",
        "ulimits: {nofile: {soft: 6, hard: 7}, nproc: {hard: 3}}",
        "ulimits",
        "{nofile: {soft: 6, hard: 7}, nproc: {soft: 1, hard: 3}}"
    )]
    public void Forms_ShortAndLong_AreMergedAsOne(string lower, string upper, string key, string merged) =>
        Merge(lower, upper)["services", "s", key].ShouldBe(merged);

    [Theory]
    [InlineData(
        "agents: {A: {port: 1, needs: [X]}, B: {port: 2}}",
        "agents: {A: {port: 3, needs: [{name: X, onLoss: stop}, Y]}, C: }",
        "agents",
        "{A: {port: 3, needs: [{name: X, onLoss: stop}, Y]}, B: {port: 2}, C: ~}"
    )]
    [InlineData(
        "agents: {A: {command: [a, b], environment: [E=1]}}",
        "agents: {A: {command: [c], environment: {E: 2}}}",
        "agents",
        "{A: {command: [c], environment: {E: 2}}}"
    )]
    [InlineData("ready: required", "ready: {quorum: 70%}", "ready", "{quorum: 70%}")]
    [InlineData("ready: {quorum: 70%}", "ready: all", "ready", "all")]
    [InlineData("links: [a, b@n]", "links: [b@n, c]", "links", "[a, b@n, c]")]
    [InlineData(
        "templates: [{from: /x, to: /y}]",
        "templates: [{from: /z, to: /y}]",
        "templates",
        "[{from: /z, to: /y}]"
    )]
    [InlineData(
        "agents: {A: {probe: {exec: [a], interval: 1s}}}",
        "agents: {A: {probe: {exec: [b, c]}}}",
        "agents",
        "{A: {probe: {exec: [b, c], interval: 1s}}}"
    )]
    public void Extension_OfTwoFiles_IsMergedByAgent(string lower, string upper, string key, string merged) =>
        Merge($"x-supervisor: {{{lower}}}", $"x-supervisor: {{{upper}}}")["services", "s", "x-supervisor", key]
            .ShouldBe(merged);

    [Theory]
    [InlineData("ports: ['80:80']\n    image: a", "ports: !override ['81:80']", "{ports: ['81:80'], image: a}")]
    [InlineData("ports: ['80:80']\n    image: a", "ports: !reset []", "{image: a}")]
    [InlineData("ports: ['80:80']\n    image: a", "ports: !reset", "{image: a}")]
    [InlineData("environment: {A: 1, B: 2}", "environment: {A: !reset null, C: 3}", "{environment: {B: 2, C: 3}}")]
    [InlineData("image: a", "ports: !reset []", "{image: a}")]
    [InlineData(
        "logging: {driver: a, options: {x: 1}}",
        "logging: !override {options: {y: 2}}",
        "{logging: {options: {y: 2}}}"
    )]
    [InlineData("ports: !reset ['80:80']", "image: a", "{image: a}")]
    [InlineData("ports: !reset ['80:80']", "ports: ['81:81']", "{ports: ['81:81']}")]
    public void Marks_OfTheOverride_ResetOrReplace(string lower, string upper, string service) =>
        Merge(lower, upper)["services", "s"].ShouldBe(service);

    [Fact]
    public void ThreeFiles_AreMergedInTheirOrder()
    {
        var files = new MemoryFiles
        {
            ["a.yaml"] = "services: {s: {image: a, ports: ['1:1'], cap_add: [A]}}",
            ["b.yaml"] = "services: {s: {image: b, ports: !override ['2:2'], cap_add: [B]}}",
            ["c.yaml"] = "services: {s: {image: c, ports: ['3:3'], cap_add: [C]}}",
        };

        ProjectReading
            .Read(files, "a.yaml+b.yaml+c.yaml")["services", "s"]
            .ShouldBe("{image: c, ports: ['2:2', '3:3'], cap_add: [A, B, C]}");
    }

    [Fact]
    public void Values_OfTwoFiles_KnowWhichFileTheyAreOf()
    {
        var read = Merge("image: a\n    tty: true", "image: b");

        read.PlaceOf("services", "s", "image").ShouldBe(new Place("b.yaml", 3, 5));
        read.PlaceOf("services", "s", "tty").ShouldBe(new Place("a.yaml", 4, 5));
        read.PlaceOf("services", "s").ShouldBe(new Place("a.yaml", 2, 3));
    }

    [Theory]
    [InlineData("deploy: {a: 1}", "deploy: [b]")]
    [InlineData("group_add: [a]", "group_add: b")]
    [InlineData("depends_on: [a]", "depends_on: b")]
    [InlineData("healthcheck: {retries: 1}", "healthcheck: none")]
    public void Values_OfFormsThatDoNotMeet_AreAnErrorAtTheOverride(string lower, string upper)
    {
        var read = Merge(lower, upper);

        read.Findings.ShouldHaveSingleItem().ShouldStartWith("b.yaml:3:");
        read.All[0].Kind.Code.ShouldBe("merge-conflict");
        read.All[0].Message.ShouldContain("a.yaml:3:");
    }

    [Fact]
    public void TopLevelSections_OfTwoFiles_AreMergedToo()
    {
        var files = new MemoryFiles
        {
            ["a.yaml"] = """
                networks: {n: {labels: [a=1], ipam: {config: [{subnet: 10.0.0.0/8, gateway: 10.0.0.1}]}}}
                volumes: {v: }
                x-supervisor: {node: a, expect: {groups: 1}}
                """,
            ["b.yaml"] = """
                networks: {n: {labels: {a: 2}, ipam: {config: [{subnet: 10.0.0.0/8, gateway: 10.0.0.2}, {subnet: 11.0.0.0/8}]}}}
                volumes: {v: {driver: d}}
                x-supervisor: {expect: {agents: 2}}
                """,
        };

        var read = ProjectReading.Read(files, "a.yaml+b.yaml");

        read["networks"]
            .ShouldBe(
                "{n: {labels: {a: 2}, ipam: {config: [{subnet: 10.0.0.0/8, gateway: 10.0.0.2}, {subnet: 11.0.0.0/8}]}}}"
            );
        read["volumes"].ShouldBe("{v: {driver: d}}");
        read["x-supervisor"].ShouldBe("{node: a, expect: {groups: 1, agents: 2}}");
    }

    private static ProjectReading Merge(string lower, string upper) =>
        ProjectReading.Read(
            new MemoryFiles
            {
                ["a.yaml"] = $"services:\n  s:\n    {lower}\n",
                ["b.yaml"] = $"services:\n  s:\n    {upper}\n",
            },
            "a.yaml+b.yaml"
        );
}
