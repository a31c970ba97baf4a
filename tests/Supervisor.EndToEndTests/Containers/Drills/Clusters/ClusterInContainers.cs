using System.Globalization;
using Shouldly;
using Supervisor.EndToEndTests.Drills;
using Supervisor.EndToEndTests.Processes;
using Supervisor.TestKit.Docker.Engines;
using Supervisor.TestKit.Etcd;
using Xunit;

namespace Supervisor.EndToEndTests.Containers.Drills.Clusters;

/// <summary>
/// The machines of a cluster as docker/ has them, all in one engine: each is a Compose project, with an address of the loopback.
/// </summary>
internal sealed class ClusterInContainers : IAsyncDisposable
{
    private const string Compose = "/usr/bin/docker-compose";
    private const string OfEtcd = "docker/etcd.yaml";
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly Scratch _scratch = new();
    private readonly DockerFixture _engine = new();
    private readonly List<string> _machines = [];

    private readonly string _network = string.Create(
        CultureInfo.InvariantCulture,
        $"127.78.{Random.Shared.Next(1, 255)}"
    );

    public static string Published { get; } = RunningDemo.InArtifacts("publish/linux-x64");

    /// <summary>Of whom the images, the folders and the Compose projects of a run are.</summary>
    private string Tag => _engine.Run;

    private string Folders => _scratch.File("home");

    public static async Task<ClusterInContainers> StartAsync(params string[] machines)
    {
        Assert.SkipUnless(
            File.Exists(Compose),
            "docker-compose is not installed (Debian: apt-get install docker-compose)."
        );
        Assert.SkipUnless(
            File.Exists(Path.Combine(Published, "supervisor")),
            "Make the programs first: ./build.sh publish."
        );
        Assert.SkipWhen(EtcdProgram.Path is null, EtcdProgram.IsMissing);
        var cluster = new ClusterInContainers();
        try
        {
            await cluster._engine.InitializeAsync();
            cluster._engine.SkipUnlessThere();
            await cluster.BeginAsync(machines);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>What the projects of its fleet begin with.</summary>
    public string Project => $"fleet{Tag}";

    /// <summary>An image that sleeps.</summary>
    public string Image => _engine.Image;

    public string Write(string name, string text)
    {
        var path = Path.Combine(Directory.CreateDirectory(_scratch.File("fleet")).FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Users and their rights, as the page has them made.</summary>
    public async Task AddUsersAsync(params string[] nodes) =>
        Must(await RunAsync(Path.Combine(RunningDemo.Root, "config/etcd/users.sh"), ["home", Folders, .. nodes]));

    public async Task UpAsync(string machine, bool isNode) =>
        Must(await ComposeAsync(machine, isNode, "up", "-d", "--no-recreate"));

    public async Task JoinAsync(string machine, string token)
    {
        var joined = await ComposeAsync(
            machine,
            true,
            "run",
            "--rm",
            "--no-deps",
            "supervisor",
            "join",
            token,
            "--no-start"
        );
        Must(joined);
        joined.Out.ShouldContain($"This machine is the node '{machine}' of the cluster 'home' now.");
    }

    public Task<ProgramResult> PbmAsync(string machine, params string[] words) =>
        ComposeAsync(machine, true, ["exec", "-T", "supervisor", "pbm", .. words]);

    /// <summary>All containers of a machine die at once.</summary>
    public async Task KillAsync(string machine, bool isNode) => Must(await ComposeAsync(machine, isNode, "kill"));

    public async ValueTask DisposeAsync()
    {
        foreach (var machine in _machines)
        {
            await ComposeAsync(machine, true, "down", "--volumes", "--timeout", "0");
        }

        if (_engine.IsThere)
        {
            await RunAsync("sh", ["-c", $"docker ps -aq --filter name=fleet{Tag} | xargs -r docker rm -f"]);
            foreach (var name in new[] { "etcd", "supervisor", "base" })
            {
                await RunAsync("docker", ["rmi", "-f", $"localhost/cluster-{name}:{Tag}"]);
            }
        }

        await _engine.DisposeAsync();
        _scratch.Dispose();
    }

    private async Task BeginAsync(string[] machines)
    {
        Write("README", "");
        string[] words = [RunningDemo.Root, EtcdProgram.Path!, EnginePrograms.BusyBox!, Published, Tag];
        Must(await RunAsync(Path.Combine(AppContext.BaseDirectory, "Containers/Drills/Clusters/images.sh"), words));
        var named = machines.Select((name, number) => $"{name}={_network}.{number + 1}");
        Must(await RunAsync(Path.Combine(RunningDemo.Root, "config/etcd/members.sh"), ["home", Folders, .. named]));
        _machines.AddRange(machines);
    }

    private static void Must(ProgramResult result) => result.Exit.ShouldBe(0, result.Out + result.Error);

    private Task<ProgramResult> ComposeAsync(string machine, bool isNode, params IEnumerable<string> words)
    {
        string[] files = isNode ? ["docker/compose.yaml", "docker/cluster.yaml", OfEtcd] : [OfEtcd];
        return RunAsync(
            Compose,
            [
                "-p",
                $"{machine}{Tag}",
                .. files.SelectMany(file => new[] { "-f", Path.Combine(RunningDemo.Root, file) }),
                .. words,
            ],
            ("ETCD_DIR", Path.Combine(Folders, machine)),
            ("ETCD_IMAGE", $"localhost/cluster-etcd:{Tag}"),
            ("SUPERVISOR_IMAGE", $"localhost/cluster-supervisor:{Tag}"),
            ("SUPERVISOR_NODE", machine),
            ("SUPERVISOR_DATA_DIR", Directory.CreateDirectory(_scratch.File(machine), Owner).FullName),
            ("SUPERVISOR_FLEET_DIR", _scratch.File("fleet")),
            ("SUPERVISOR_LISTEN", "127.0.0.1:0"),
            ("ENGINE_RUN", Path.GetDirectoryName(new Uri(_engine.Host).AbsolutePath)!)
        );
    }

    private Task<ProgramResult> RunAsync(
        string program,
        IEnumerable<string> words,
        params IEnumerable<(string Name, string Value)> variables
    )
    {
        var start = Programs.Start(program, words, _scratch.Home);
        start.Environment["DOCKER_HOST"] = _engine.Host;
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return ProgramResult.OfAsync(start);
    }
}
