using System.Xml.Linq;
using Supervisor.Build.Processes;

namespace Supervisor.Build.Testing;

/// <summary>The test projects: those under tests/ that refer to xunit.v3. Each is an executable that runs its own tests.</summary>
internal sealed class TestProjects(Repository repository)
{
    /// <summary>What a project's program ends with when each of its tests was skipped; it has said why.</summary>
    private const string NothingRan = "8";

    /// <summary>No test project may take longer; all of them together have ten minutes.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);

    /// <summary>A test that runs longer than this says so in the log, again and again: it is what a run that is ended waited for.</summary>
    private const string LongSeconds = "60";

    private string Results => Path.Combine(repository.Artifacts, "test");

    /// <summary>The quickest to tell first: the unit tests are named after the product alone.</summary>
    public IReadOnlyList<TestProject> All() =>
        [
            .. Directory
                .EnumerateFiles(repository.In("tests"), "*.csproj", SearchOption.AllDirectories)
                .Where(HoldsTests)
                .Select(Path.GetFileNameWithoutExtension)
                .Select(name => new TestProject(name!, repository.BuiltExecutable(name!)))
                .OrderBy(project => project.Name.Length)
                .ThenBy(project => project.Name, StringComparer.Ordinal),
        ];

    /// <param name="filter">Only the tests whose full name contains this; all when null.</param>
    public TestProjectResult Run(TestProject project, string? filter)
    {
        string[] chosen = filter is null ? [] : ["--filter-method", $"*{filter}*"];
        var run = RunWithReport(project, "run", chosen);
        return TestProjectResult.Of(project.Name, run, Report(project, "run"), mayBeEmpty: filter is not null);
    }

    /// <summary>
    /// The drills of a project. They are explicit tests, so a run without explicit tests runs none of them, and its
    /// report names each with its traits: the only listing of the runner that does.
    /// </summary>
    public IEnumerable<Drill> DrillsOf(TestProject project)
    {
        RunWithReport(project, "drills", ["--explicit", "off", "--filter-trait", "Drill=*"]);
        var report = Report(project, "drills");
        return report is null ? [] : report.Drills.Select(name => new Drill(name, project));
    }

    /// <summary>Runs a drill with its output live on the terminal. One that this machine cannot run is no failure.</summary>
    public static int RunDrill(TestProject project, string name) =>
        ChildProcess.Run(
            project.Executable,
            [
                "--explicit",
                "only",
                "--filter-trait",
                $"Drill={name}",
                "--show-live-output",
                "on",
                "--no-progress",
                "--ignore-exit-code",
                NothingRan,
            ],
            Environment.CurrentDirectory
        );

    private static bool HoldsTests(string projectFile) =>
        XDocument
            .Load(projectFile)
            .Descendants("PackageReference")
            .Any(reference => (string?)reference.Attribute("Include") == "xunit.v3");

    private LoggedRun RunWithReport(TestProject project, string kind, IEnumerable<string> arguments)
    {
        Directory.CreateDirectory(Results);
        File.Delete(ReportFile(project, kind));
        var (executable, words) = DefaultSignals.Of(
            project.Executable,
            [
                .. arguments,
                "--report-ctrf",
                "--report-ctrf-filename",
                Path.GetFileName(ReportFile(project, kind)),
                "--results-directory",
                Results,
                "--output",
                "Detailed",
                "--long-running",
                LongSeconds,
                "--xunit-diagnostics",
                "on",
                "--no-ansi",
                "--no-progress",
            ]
        );
        return ChildProcess.RunLogged(
            executable,
            words,
            repository.Root,
            Path.Combine(Results, $"{project.Name}.{kind}.log"),
            Limit
        );
    }

    private CtrfReport? Report(TestProject project, string kind)
    {
        var file = ReportFile(project, kind);
        return File.Exists(file) ? CtrfReport.Read(file) : null;
    }

    private string ReportFile(TestProject project, string kind) =>
        Path.Combine(Results, $"{project.Name}.{kind}.ctrf.json");
}
