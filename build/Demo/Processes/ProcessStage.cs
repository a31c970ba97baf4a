namespace Supervisor.Build.Demo.Processes;

/// <summary>Processes of this machine, which are the guard's: nothing has to be there, and nothing is left.</summary>
internal sealed class ProcessStage(Repository repository) : IDemoStage
{
    public DemoPlaces Places { get; } = new(repository, "demo", "demo");

    public IReadOnlyDictionary<string, string> Variables { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    public TimeSpan LongestStart { get; } = TimeSpan.FromSeconds(60);

    public string? Missing() => ProcessNeeds.Missing();

    public string? Open() => null;

    public string? Prepare() => null;

    public void Tend() { }

    public bool Clear() => true;

    public void Close() { }

    public void PrintTour() => ProcessTour.Print(Places);
}
