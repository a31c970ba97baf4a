namespace Supervisor.Build.Demo.Processes;

/// <summary>Processes of this machine, which are the guard's: nothing has to be there, and nothing is left.</summary>
internal sealed class ProcessStage : IDemoStage
{
    private static readonly Dictionary<string, string> NoVariables = new(StringComparer.Ordinal);

    public ProcessStage(Repository repository)
    {
        Places = new DemoPlaces(
            repository,
            "demo",
            DemoPlaces.Overridden("mainpc", "demo"),
            DemoPlaces.Overridden("pc2", "demo")
        );
        Daemons = [new DemoDaemon(Places, DemoNode.Lone(Places), NoVariables)];
    }

    public DemoPlaces Places { get; }

    public IReadOnlyList<DemoDaemon> Daemons { get; }

    public TimeSpan LongestStart { get; } = TimeSpan.FromSeconds(60);

    public string? Missing() => ProcessNeeds.Missing();

    public string? Open() => null;

    public string? Prepare() => null;

    public string? Launch(EndSignals signals)
    {
        Daemons[0].Start();
        return null;
    }

    public void Tend() { }

    public bool Clear() => true;

    public void Close() { }

    public void PrintTour() => ProcessTour.Print(Places);
}
