using Supervisor.Build.Demo.Processes;

namespace Supervisor.Build.Demo.Nodes;

/// <summary>
/// mainpc and pc2 on one computer: two daemons of one cluster, which agree by a file that they share and are linked over the
/// loopback. What is pinned to a node runs there, and one group may move.
/// </summary>
internal sealed class NodesStage : IDemoStage
{
    private static readonly Dictionary<string, string> NoVariables = new(StringComparer.Ordinal);

    private readonly List<PowerSwitch> _switches;

    public NodesStage(Repository repository)
    {
        Places = new DemoPlaces(
            repository,
            // Where the demo of one node has its own: both cannot run at once, for the agents have the same ports.
            "demo",
            DemoPlaces.Overridden("mainpc", "demo", "demo/nodes"),
            DemoPlaces.Overridden("pc2", "demo", "demo/nodes"),
            DemoPlaces.Overridden("movable", "demo")
        );
        Daemons = [Daemon("mainpc"), Daemon("pc2")];
        _switches = [.. Daemons.Select(daemon => new PowerSwitch(Places, daemon))];
    }

    public DemoPlaces Places { get; }

    public IReadOnlyList<DemoDaemon> Daemons { get; }

    public TimeSpan LongestStart { get; } = TimeSpan.FromSeconds(60);

    public string? Missing() => ProcessNeeds.Missing();

    public string? Open() => null;

    public string? Prepare()
    {
        Directory.CreateDirectory(Path.Combine(Places.Data, PowerSwitch.Folder));
        return null;
    }

    public string? Launch(EndSignals signals) => new ClusterStart(this, signals).Run();

    public void Tend()
    {
        foreach (var power in _switches)
            power.Tend();
    }

    public bool Clear() => _switches.TrueForAll(power => power.Clear());

    public void Close() { }

    public void PrintTour() => NodesTour.Print(Places, Daemons);

    private DemoDaemon Daemon(string name) =>
        new(
            Places,
            // Operators come by the sockets of the data directories.
            new DemoNode(name, Path.Combine(Places.Data, name), Places.LogOf(name), "--listen", "127.0.0.1:0"),
            NoVariables
        );
}
