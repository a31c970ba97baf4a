using System.Diagnostics;
using Supervisor.Build.CommandLine;
using Supervisor.Build.Machine;
using Supervisor.Build.Testing;

namespace Supervisor.Build.Targets;

/// <summary>
/// Everything that must hold before a change goes in. With <c>--project</c> or <c>--filter</c> it is the quick loop of
/// somebody at work: only the tests asked for, without looking at layout and services.
/// </summary>
internal sealed class TestTarget(Layout layout, SolutionBuild solution, TestProjects tests, TestServices services)
    : ITarget
{
    public string Name => "test";

    public Syntax Syntax { get; } = new(Options: [new Option("--project", "NAME"), new Option("--filter", "TEXT")]);

    public string Summary => "Does all set-up and runs all tests; with options, only those of a project or a name.";

    public int Run(Arguments arguments)
    {
        var everything = arguments.Options.Count == 0;
        var projects = tests.All().Where(project => (arguments["--project"] ?? project.Name) == project.Name).ToList();
        if (projects.Count == 0)
        {
            return Say.Problem(
                $"No test was run: there is no test project \"{arguments["--project"]}\"; "
                    + $"there are {string.Join(", ", tests.All().Select(project => project.Name))}.",
                ExitCodes.Usage
            );
        }

        var exitCode = everything ? CheckLayout() : ExitCodes.Success;
        if (exitCode == ExitCodes.Success)
            exitCode = solution.Run();
        if (exitCode != ExitCodes.Success)
        {
            TestSummary.PrintNothingRan();
            return exitCode;
        }

        if (everything)
            services.Prepare();
        return RunTests(projects, arguments["--filter"]);
    }

    private int CheckLayout()
    {
        var problem = layout.Check();
        return problem.Length == 0
            ? ExitCodes.Success
            : Say.Problem(
                $"{problem}\nThe layout of these files differs from what CSharpier gives; run {Script.Name} format."
            );
    }

    private int RunTests(List<TestProject> projects, string? filter)
    {
        var results = new List<TestProjectResult>();
        foreach (var project in projects)
        {
            Say.Progress(project.Name);
            var watch = Stopwatch.StartNew();
            var result = tests.Run(project, filter);
            TestSummary.PrintProject(result, watch.Elapsed);
            results.Add(result);
            if (result.Interrupted)
                break;
        }

        var exitCode = TestSummary.PrintAll(results);
        if (filter is not null && results.TrueForAll(result => result.Count == 0))
            return Say.Problem($"No test was run: no test's full name contains \"{filter}\".", ExitCodes.Usage);
        return exitCode;
    }
}
