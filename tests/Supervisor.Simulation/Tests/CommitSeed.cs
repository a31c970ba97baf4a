using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Supervisor.Simulation.Tests;

/// <summary>
/// A seed that changes with the commit, so that every change is tried on worlds that no other was, and that stays the same
/// for one commit, so that what fails fails again.
/// </summary>
internal static class CommitSeed
{
    private const int HexDigits = 15;

    internal static ulong Value { get; } = FromCommit() ?? FromProgram();

    private static ulong? FromCommit()
    {
        try
        {
            var start = new ProcessStartInfo("git", ["rev-parse", "HEAD"])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
                RedirectStandardError = true,
                WorkingDirectory = AppContext.BaseDirectory,
            };
            using var git = Process.Start(start)!;
            var hash = git.StandardOutput.ReadToEnd().Trim();
            git.WaitForExit();
            return git.ExitCode == 0 ? Parsed(hash) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No git on this machine: the sources came as an archive.
            return null;
        }
    }

    private static ulong FromProgram() =>
        Parsed(Assembly.GetExecutingAssembly().ManifestModule.ModuleVersionId.ToString("N"));

    private static ulong Parsed(string hex) =>
        ulong.Parse(hex.AsSpan(0, HexDigits), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
