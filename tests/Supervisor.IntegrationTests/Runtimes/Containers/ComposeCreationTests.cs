using System.Diagnostics;
using Shouldly;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Values;
using Supervisor.IntegrationTests.Fleet.Peer;
using Supervisor.IntegrationTests.Journal;
using Supervisor.IntegrationTests.Runtimes.Containers.Peer;
using Supervisor.IntegrationTests.Runtimes.Docker;
using Supervisor.Runtimes.Containers;
using Supervisor.Runtimes.Containers.Folders;
using Supervisor.Runtimes.Containers.Making;
using Supervisor.Runtimes.Containers.Workloads;
using Supervisor.Runtimes.Docker.Connections;
using Supervisor.Runtimes.Docker.Images.Credentials;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Plans;
using Supervisor.Supervision.Surroundings;
using Supervisor.TestKit.Docker.Engines;
using Xunit;

namespace Supervisor.IntegrationTests.Runtimes.Containers;

/// <summary>Of one plain Compose file the engine has of us what it has of Debian's docker-compose.</summary>
[Collection(DockerEngine.Name)]
public sealed class ComposeCreationTests(DockerFixture engine) : IAsyncLifetime
{
    private const string Program = "/usr/bin/docker-compose";

    private static readonly string[] Services = ["plain", "web", "quiet", "beside"];

    private readonly TemporaryDirectory _directory = new();

    /// <summary>The peer takes no other than small letters.</summary>
    private string Project => $"supervisortest{engine.Run}";

    private string Host => engine.Process?.Host ?? "unix:///var/run/docker.sock";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        engine.SkipUnlessThere();
        Assert.SkipUnless(
            File.Exists(Program),
            "docker-compose is not installed (Debian: apt-get install docker-compose)."
        );
        Directory.CreateDirectory(Path.Combine(_directory.Path, "srv"));
        var file = Path.Combine(AppContext.BaseDirectory, "Runtimes", "Containers", "Peer", "compose.yaml");
        await File.WriteAllTextAsync(FilePath, await File.ReadAllTextAsync(file, Cancellation), Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(FilePath))
        {
            foreach (var name in Services.Reverse().Select(service => $"{Project}-{service}-1"))
            {
                await engine.Client.Containers.RemoveAsync(name, force: true, volumes: true, CancellationToken.None);
            }

            await ComposeAsync("down", "--volumes", "--timeout", "0");
        }

        _directory.Dispose();
    }

    [Fact]
    public async Task Containers_OfAPlainFile_AreThoseThatThePeerMakes()
    {
        await ComposeAsync("up", "--no-start");
        var notes = new List<MakingNote>();
        foreach (var agent in Plan().Groups.SelectMany(group => group.Agents).OrderBy(agent => agent.Needs.Count))
        {
            var made = await Maker(notes)
                .MakeAsync(((ContainerLaunch)agent.Launch).Container, Place(agent), Cancellation);
            made.Error.ShouldBeNull();
        }

        var differences = new List<string>();
        foreach (var service in Services)
        {
            differences.AddRange(await DifferencesAsync(service));
        }

        differences.Where(line => !PeerDifference.All.Any(known => known.Explains(line))).ShouldBeEmpty();
        PeerDifference.All.Where(known => !differences.Exists(known.Explains)).ShouldBeEmpty("They are none any more.");
        notes.ShouldBeEmpty("What the peer has made is as the file says.");
    }

    private string FilePath => Path.Combine(_directory.Path, "compose.yaml");

    private ValueMap<string> Variables =>
        ValueMap<string>
            .Empty.With("IMAGE", engine.Image)
            .With("SUBNETS", engine.Subnets)
            .With("COMPOSE_PROJECT_NAME", Project);

    private NodePlan Plan()
    {
        var reading = FleetReader.Read(new FleetRequest([new ProjectFiles([FilePath])], Variables), new DiskFiles());
        reading.Findings.Where(finding => finding.Kind.Severity is Severity.Error).ShouldBeEmpty();
        return NodePlans.Of(reading.Model, "node", 1, PlanSurroundings.Of([])).Plan.ShouldNotBeNull();
    }

    private ContainerPlace Place(AgentDefinition agent)
    {
        var folder = GroupFolder.Of(Path.Combine(_directory.Path, "groups"), agent.Address.Group);
        GroupFolders.Prepare(folder);
        return new ContainerPlace
        {
            Cluster = engine.Run,
            Node = "node",
            Agent = agent.Address,
            GroupFolder = folder,
            FilesFolder = Path.Combine(_directory.Path, "files"),
        };
    }

    private ContainerMaker Maker(List<MakingNote> notes)
    {
        var pulls = new ImagePulls(
            new RegistryLogins(UserSurroundings.OfThisProcess(), TimeProvider.System),
            new PullGate(1)
        );
        return new ContainerMaker(engine.Client, pulls, new Lanes<string>(), TimeProvider.System, notes.Add);
    }

    private async Task<IEnumerable<string>> DifferencesAsync(string service)
    {
        var ours = Plain(await MadeContainer.ReadAsync(Host, $"{Project}-{service}-1", Cancellation));
        var peers = Plain(await MadeContainer.ReadAsync(Host, $"{Project}_{service}_1", Cancellation));
        return ours.Except(peers, StringComparer.Ordinal)
            .Select(line => $"+{line}")
            .Concat(peers.Except(ours, StringComparer.Ordinal).Select(line => $"-{line}"));
    }

    /// <summary>Named alike, though their names differ.</summary>
    private List<string> Plain(IEnumerable<string> lines) =>
        [.. lines.Select(line => line.Replace($"{Project}_", $"{Project}-", StringComparison.Ordinal))];

    private async Task ComposeAsync(params string[] words)
    {
        var start = new ProcessStartInfo(Program, ["--file", FilePath, .. words])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment.Clear();
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        start.Environment["PATH"] = "/usr/bin:/bin";
        start.Environment["LANG"] = "C.UTF-8";
        start.Environment["DOCKER_HOST"] = Host;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = await process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        process.ExitCode.ShouldBe(0, $"docker-compose {string.Join(' ', words)}: {errors} {await output}");
    }
}
