namespace Supervisor.Build.Processes;

/// <summary>What others leave of the processors, and a little more, so that it never stands still for long. Elsewhere than on Unix: all the same.</summary>
internal static class LowPriority
{
    private const string Nice = "/usr/bin/nice";

    public static (string Executable, IEnumerable<string> Arguments) Of(
        string executable,
        IEnumerable<string> arguments
    ) => File.Exists(Nice) ? (Nice, ["-n", "10", executable, .. arguments]) : (executable, arguments);
}
