namespace Supervisor.Build.Demo.Containers;

/// <summary>Containers of an engine: of the one that answers here, or else of one that the demo starts and ends.</summary>
internal sealed class ContainerStage : IDemoStage
{
    private readonly OwnEngine _own;
    private readonly DockerMachine _machine;
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);
    private Docker? _docker;
    private bool _isOwn;

    public ContainerStage(Repository repository)
    {
        Places = new DemoPlaces(
            repository,
            "docker-demo",
            DemoPlaces.Overridden("mainpc", "docker"),
            DemoPlaces.Overridden("pc2", "docker")
        );
        Daemons = [new DemoDaemon(Places, DemoNode.Lone(Places), _variables)];
        var directory = Path.Combine(repository.Artifacts, "docker-engine");
        _machine = new DockerMachine(directory);
        _own = new OwnEngine(directory);
    }

    public DemoPlaces Places { get; }

    public IReadOnlyList<DemoDaemon> Daemons { get; }

    /// <summary>An exec takes an engine a tenth of a second, and there are seventy-seven.</summary>
    public TimeSpan LongestStart { get; } = TimeSpan.FromMinutes(3);

    public string? Missing() => DockerMachine.Missing();

    public string? Open()
    {
        if (_machine.Install() is { } problem)
            return problem;

        if (!_own.IsRunning && _machine.AnsweringEngine() is { } theirs)
        {
            _docker = new Docker(theirs, _machine.Logs);
            Say.Progress($"The engine at {theirs} answers and is used. What the demo makes in it is the demo's alone.");
            return null;
        }

        _isOwn = true;
        _docker = new Docker(_own.Host, _machine.Logs);
        return _own.Start(_docker);
    }

    public string? Prepare()
    {
        // Mounted into all groups, so it has to be there before; and the daemon keeps what is its own closed.
        if (!OperatingSystem.IsWindows())
            Directory.CreateDirectory(
                Places.Data,
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            );
        Directory.CreateDirectory(Places.Orders);
        return new LightImages(Places.Repository, _docker!, _machine).Make();
    }

    public string? Launch(EndSignals signals)
    {
        _variables["DOCKER_HOST"] = _docker!.Host;
        Daemons[0].Start();
        return null;
    }

    public void Tend()
    {
        if (!_isOwn || _own.IsRunning)
            return;

        Say.Progress("The engine has ended. Starting it again; what it ends with it comes up once more, in order.");
        if (_own.Start(_docker!) is { } problem)
            Say.Problem($"The engine was not started: {problem}");
    }

    public bool Clear() => _docker is null || new ContainerRemains(_docker, Places).Remove();

    public void Close()
    {
        if (_isOwn)
            _own.Stop();
    }

    public void PrintTour() => ContainerTour.Print(Places, _docker!.Host, _isOwn ? _own : null);
}
