using Supervisor.Build.Processes;

namespace Supervisor.Build.Testing;

/// <summary>
/// What came of one test project. A project that crashed, hung, or found none of its tests has failed, whatever its
/// tests would have said: that is one failure more, so that no summary can read as a success.
/// </summary>
internal sealed record TestProjectResult(
    string Project,
    int Passed,
    IReadOnlyList<TestOutcome> Failed,
    IReadOnlyList<TestOutcome> Skipped,
    bool Interrupted
)
{
    /// <summary>How the runner exits when tests failed; which, is in the report.</summary>
    private const int SomeFailed = 2;

    /// <summary>How it exits when no test ran: all were skipped, or there are none.</summary>
    private const int NoneRan = 8;

    public int Count => Passed + Failed.Count + Skipped.Count;

    public static TestProjectResult Of(string project, LoggedRun run, CtrfReport? report, bool mayBeEmpty)
    {
        var problem = Problem(run, report, mayBeEmpty);
        var failed = report?.Failed ?? [];
        return new TestProjectResult(
            project,
            report?.Passed ?? 0,
            problem.Length == 0 ? failed : [.. failed, new TestOutcome(project, problem)],
            report?.Skipped ?? [],
            run.Ending == RunEnding.Interrupted
        );
    }

    private static string Problem(LoggedRun run, CtrfReport? report, bool mayBeEmpty)
    {
        if (run.Ending == RunEnding.TookTooLong)
            return $"It was ended because it took too long{LastLines(run)}";
        if (run.Ending == RunEnding.Interrupted)
            return "It was interrupted.";
        if (report is null || !IsExplained(run.ExitCode, report))
            return $"It ended with exit code {run.ExitCode}, which its tests do not explain{LastLines(run)}";
        return report.Count == 0 && !mayBeEmpty ? "It found none of its tests." : "";
    }

    private static string LastLines(LoggedRun run) => $"; the end of {run.Log}:\n{run.LastLines(20)}";

    private static bool IsExplained(int exitCode, CtrfReport report) =>
        exitCode switch
        {
            ExitCodes.Success => true,
            SomeFailed => report.Failed.Count > 0,
            NoneRan => report.Passed == 0,
            _ => false,
        };
}
