using Shouldly;
using Xunit;

namespace Supervisor.Tests.Fleet.Judging;

/// <summary>What looks wrong and is not: a warning must be right, or nobody reads the next one.</summary>
public sealed class SoundFleetsTests
{
    private const string Curl = "healthcheck: { test: [CMD, curl, -f, \"http://localhost/\"] }";

    [Theory]
    // A cycle of containers without one of agents; a bare name is the one of the own node.
    [InlineData(
        """
            services:
              language:
                image: local/language:1
                x-supervisor:
                  agents:
                    Translation: { command: [a], probe: { http: ":8301/" } }
                    Responder: { command: [b], probe: { http: ":8302/" }, needs: [Voice] }
              audio:
                image: local/audio:1
                x-supervisor:
                  agents:
                    Voice: { command: [c], probe: { http: ":8401/" } }
                    Analyzer: { command: [d], probe: { http: ":8402/" }, needs: [Translation] }
            """
    )]
    // Sums of a card and of memory may equal what there is.
    [InlineData(
        """
            x-supervisor: { node: pc, nodes: { pc: { memory: 8g, gpus: [{ memory: 24g }] } } }
            services:
              a: { image: "a:1", mem_limit: 4g, %, x-supervisor: { gpu: { memory: 12g } } }
              b: { image: "b:1", mem_limit: 4g, %, x-supervisor: { gpu: { memory: 12g } } }
            """
    )]
    // Ports that differ by address, protocol or offset; the same port inside two containers.
    [InlineData(
        """
            services:
              a: { image: "a:1", %, ports: ["127.0.0.1:53:53", "53:53/udp"], x-supervisor: { agents: { a: { port: 53 } } } }
              b: { image: "b:1", %, ports: ["127.0.0.2:53:53"], x-supervisor: { agents: { b: { port: 53 } } } }
              c: { image: "c:1", %, ports: ["54:53"], environment: { PORT_OFFSET: "-1000", OTHER: x } , profiles: [never] }
              d: { image: "d:1", % }
            """
    )]
    // The daemon listens on loopback only.
    [InlineData(
        """
            services:
              a: { image: "a:1", %, ports: ["192.168.7.5:9110:9110"] }
            """
    )]
    // localhost in the own container, for a browser, and of a neighbour in one network name space.
    [InlineData(
        """
            services:
              a: { image: "a:1", %, expose: ["6379"], environment: { SELF: "http://localhost:6379" } }
              b: { image: "b:1", %, network_mode: "service:a", environment: { REDIS_URL: "redis://localhost:6379" } }
              c: { image: "c:1", %, environment: { CORS_ORIGIN: "http://localhost:6379" } }
              d: { image: "d:1", %, environment: { OTHER: "http://localhost:1234" } }
            """
    )]
    // No secrets: a reference, a file, a switch, a count; no peers: a range, a version, an address of an own network.
    [InlineData(
        """
            services:
              a:
                image: a:1
                %
                networks: { inner: { ipv4_address: 10.5.0.7 } }
                environment:
                  DB_PASSWORD_FILE: /run/secrets/db
                  API_TOKEN: /run/secrets/token
                  ALLOW_EMPTY_PASSWORD: "yes"
                  MAX_TOKEN: "4096"
                  TRUSTED: 10.0.0.0/8
                  NO_PROXY: 192.168.1.1,localhost
                  RELEASE: v10.1.2.3
                  SELF: 10.5.0.7
            networks: { inner: { ipam: { config: [{ subnet: 10.5.0.0/24 }] } } }
            """
    )]
    // Health tests that can fail, and ask inside.
    [InlineData(
        """
            services:
              a: { image: "a:1", ports: ["8080:80"], healthcheck: { test: "curl -fsS http://localhost:80/ || exit 1" } }
              b: { image: "b:1", healthcheck: { test: "curl -s http://localhost/ | grep -q ok" } }
              c: { image: "c:1", healthcheck: { test: "pgrep agent && exit 0 || exit 1", interval: 10s, timeout: 10s } }
              d: { image: "d:1", ports: ["81:8080", "82:8081"], healthcheck: { test: [CMD, curl, -f, "http://localhost:8080"] } }
              e: { image: "e:1", healthcheck: { interval: 1m } }
            """
    )]
    // Built here, by digest, from a registry with a port.
    [InlineData(
        """
            services:
              a: { image: a, build: ., % }
              b: { image: "b@sha256:0000000000000000000000000000000000000000000000000000000000000000", % }
              c: { image: "localhost:5000/c:1", % }
            """
    )]
    // A shell that reads its line, and a need that crosses profiles as Compose allows it.
    [InlineData(
        """
            services:
              a: { image: "a:1", %, command: [sh, -c, "one && two"], depends_on: { b: { condition: service_started, required: false } } }
              b: { image: "b:1", %, profiles: [debug] }
            """
    )]
    // Movable, and nothing stays behind.
    [InlineData(
        """
            services:
              a:
                image: a:1
                %
                volumes: ["nfs:/data", "/etc/localtime:/etc/localtime:ro", "/scratch"]
                x-supervisor: { placement: movable }
            volumes: { nfs: { driver_opts: { type: nfs, device: ":/x" } } }
            """
    )]
    public void Fleet_ThatIsSound_HasNoFindings(string yaml) =>
        Judged.Findings(yaml.Replace("%", Curl, StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Value_OfAVariableFromOutside_IsNoSecretOfTheFile() =>
        Judged
            .Codes(
                $$"""
                services:
                  db:
                    image: postgres:17.2
                    {{Curl}}
                    environment: { POSTGRES_PASSWORD: "${PW}", PEER: "http://${PEER_IP}:80" }
                """,
                ("PW", "hunter2"),
                ("PEER_IP", "192.168.1.7")
            )
            .ShouldBeEmpty();

    [Fact]
    public void Default_OfAVariable_IsAsPlainAsTheRestOfTheFile() =>
        Judged
            .Codes(
                $$"""
                services:
                  db:
                    image: postgres:17.2
                    {{Curl}}
                    environment: { POSTGRES_PASSWORD: "${PW:-hunter2}", PEER: "http://${PEER_IP:-192.168.1.7}:80" }
                """
            )
            .ShouldBe(["plain-text-secret", "lan-address"], ignoreOrder: true);
}
