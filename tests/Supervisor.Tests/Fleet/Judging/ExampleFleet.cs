using Supervisor.Fleet.Findings;
using Supervisor.Tests.Architecture;

namespace Supervisor.Tests.Fleet.Judging;

/// <summary>
/// A faulty fleet of config/examples, and what its <c>.findings</c> file says beside it: the command on the first line,
/// then what it prints.
/// </summary>
internal sealed class ExampleFleet
{
    private const string Suffix = ".findings";
    private const string Command = "$ pbm fleet validate ";

    private static readonly string Folder = Path.Combine(SourceTree.Root, "config", "examples");

    private readonly string[] _lines;

    private ExampleFleet(string name) => _lines = File.ReadAllLines(Path.Combine(Folder, name + Suffix));

    public static IEnumerable<string> Names =>
        Directory
            .EnumerateFiles(Folder, "*" + Suffix)
            .Select(path => Path.GetFileName(path)[..^Suffix.Length])
            .Order(StringComparer.Ordinal);

    public static IEnumerable<string> FleetFiles =>
        Directory.EnumerateFiles(Folder, "*.yaml").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    public static string ReadMe => File.ReadAllText(Path.Combine(Folder, "README.md"));

    /// <summary>The files that its command names.</summary>
    public string[] Paths =>
        _lines[0].StartsWith(Command, StringComparison.Ordinal) ? _lines[0][Command.Length..].Split(' ') : [];

    public string Expected => string.Join('\n', _lines[1..]).Trim();

    public static ExampleFleet Of(string name) => new(name);

    public string Found()
    {
        var files = new MemoryFiles();
        foreach (var path in Paths)
        {
            files[path] = File.ReadAllText(Path.Combine(Folder, path));
        }

        return string.Join('\n', Judged.Findings(files, Paths).Select(Shown));
    }

    private static string Shown(Finding finding)
    {
        var severity = finding.Kind.Severity is Severity.Error ? "error" : "warning";
        return $"{finding.Place} {severity} {finding.Kind.Code}\n  {finding.Message}\n  {finding.Remedy}";
    }
}
