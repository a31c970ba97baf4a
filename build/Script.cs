namespace Supervisor.Build;

internal static class Script
{
    /// <summary>What the person typed to get here, for advice on what to type next.</summary>
    public static string Name { get; } = OperatingSystem.IsWindows() ? @".\build.ps1" : "./build.sh";
}
