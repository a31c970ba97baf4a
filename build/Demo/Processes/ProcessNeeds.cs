namespace Supervisor.Build.Demo.Processes;

/// <summary>What the machine has to have for the demo.</summary>
internal static class ProcessNeeds
{
    private static readonly string[] Programs = ["sh", "setsid", "python3"];

    /// <returns>A sentence that says what is missing; null when nothing is.</returns>
    public static string? Missing()
    {
        if (!OperatingSystem.IsLinux())
            return "it runs on Linux only, as the daemon does; pbm runs here.";

        var missing = Programs.Where(program => !IsOnPath(program)).ToList();
        return missing.Count == 0
            ? null
            : $"its agents need {string.Join(" and ", missing)}, which no directory of PATH has; install it and try again.";
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(directory => File.Exists(Path.Combine(directory, program)));
}
