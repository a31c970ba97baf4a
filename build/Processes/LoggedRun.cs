namespace Supervisor.Build.Processes;

/// <param name="Ending">Why the program is over.</param>
/// <param name="ExitCode">Its exit code, when it exited by itself.</param>
/// <param name="Log">The file that holds what it printed.</param>
internal sealed record LoggedRun(RunEnding Ending, int ExitCode, string Log)
{
    public bool Succeeded => Ending == RunEnding.Exited && ExitCode == 0;

    public string LogText => File.ReadAllText(Log).TrimEnd();

    public string LastLines(int count) => string.Join('\n', File.ReadLines(Log).TakeLast(count));
}
