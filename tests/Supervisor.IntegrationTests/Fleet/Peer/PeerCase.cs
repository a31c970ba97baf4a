namespace Supervisor.IntegrationTests.Fleet.Peer;

/// <summary>Compose files that both are given: <c>compose.yaml</c>, and where there is one <c>override.yaml</c> after it.</summary>
internal sealed record PeerCase(string Name)
{
    public const string Project = "demo";

    private static readonly string[] FileNames = ["compose.yaml", "override.yaml"];

    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Fleet", "Peer", "Files");

    public static IEnumerable<string> Names =>
        System
            .IO.Directory.EnumerateDirectories(Root)
            .Select(path => Path.GetFileName(path)!)
            .Order(StringComparer.Ordinal);

    public string Directory => Path.Combine(Root, Name);

    public IEnumerable<string> Files => FileNames.Select(Located).Where(File.Exists);

    private string Located(string file) => Path.Combine(Directory, file);
}
