using System.Diagnostics;

namespace Supervisor.TestKit.Docker.Engines;

/// <summary>The programs that tests of engines take, and why they may not be had.</summary>
internal static class EnginePrograms
{
    /// <summary>Null: not installed.</summary>
    public static string? Docker { get; } = Find("dockerd");

    public static string? Podman { get; } = Find("podman");

    /// <summary>Without a library of the machine's, so that it is all that an image needs.</summary>
    public static string? BusyBox { get; } = FindUnpacked("busybox-static", "bin/busybox");

    /// <summary>Why no engine of the tests' own can be started; null when one can.</summary>
    public static string? WhyNot(string? program, string name, string package) =>
        !OperatingSystem.IsLinux() ? $"{name} runs on Linux only."
        : program is null ? $"{name} is not installed (Debian: apt-get install {package})."
        : !Environment.IsPrivilegedProcess ? $"No {name} answers, and one of the test's own is started as root only."
        : null;

    public static async Task RunAsync(string program, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(program, words) { UseShellExecute = false })!;
        await process.WaitForExitAsync();
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            // Not on everybody's path.
            .Append("/usr/sbin")
            .Select(directory => Path.Combine(directory, program))
            .FirstOrDefault(File.Exists);

    private static string? FindUnpacked(string package, string program)
    {
        var file = Path.GetFullPath($"../../../../test/packages/{package}/{program}", AppContext.BaseDirectory);
        return File.Exists(file) ? file : null;
    }
}
