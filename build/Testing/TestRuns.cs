using System.Diagnostics;

namespace Supervisor.Build.Testing;

/// <summary>
/// The projects, one after the other; those that only compute run beside the ones after them, which wait for programs, services
/// and machines most of their time.
/// </summary>
internal sealed class TestRuns(TestProjects tests, string? filter)
{
    public IReadOnlyList<TestProjectResult> RunAll(IReadOnlyList<TestProject> projects)
    {
        var results = new List<TestProjectResult>();
        var beside = new List<Task<(TestProjectResult Result, TimeSpan Took)>>();
        foreach (var project in projects)
        {
            if (project.ComputesOnly && project != projects[^1])
            {
                beside.Add(Task.Run(() => Run(project, asBackground: true)));
                continue;
            }

            Say.Progress(project.Name);
            results.Add(Print(Run(project, asBackground: false)));
            if (results[^1].Interrupted)
                break;
        }

        foreach (var run in beside)
        {
            var result = run.GetAwaiter().GetResult();
            Say.Progress($"{result.Result.Project}, beside the others");
            results.Add(Print(result));
        }

        return results;
    }

    private (TestProjectResult Result, TimeSpan Took) Run(TestProject project, bool asBackground)
    {
        var watch = Stopwatch.StartNew();
        return (tests.Run(project, filter, asBackground), watch.Elapsed);
    }

    private static TestProjectResult Print((TestProjectResult Result, TimeSpan Took) run)
    {
        TestSummary.PrintProject(run.Result, run.Took);
        return run.Result;
    }
}
