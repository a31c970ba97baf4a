using System.Diagnostics;

namespace Supervisor.TestKit.Postgres;

/// <summary>The programs that come with the server, run as its own user.</summary>
internal static class PostgresPrograms
{
    private const string Installed = "/usr/lib/postgresql";

    /// <summary>Of the newest version; null when there is none.</summary>
    public static string? Directory { get; } =
        System.IO.Directory.Exists(Installed)
            ? System.IO.Directory.GetDirectories(Installed).Order(StringComparer.Ordinal).LastOrDefault()
            : null;

    public static async Task RunAsync(params string[] words)
    {
        if (!await TryRunAsync(words))
        {
            throw new InvalidOperationException($"PostgreSQL's {string.Join(' ', words)} failed.");
        }
    }

    public static async Task<bool> TryRunAsync(params string[] words) =>
        await ExitAsync([
            "runuser",
            "-u",
            "postgres",
            "--",
            // A server that stays must not hold the pipe on which this call waits.
            "sh",
            "-c",
            "exec \"$@\" > /dev/null 2>&1 < /dev/null",
            "sh",
            Path.Combine(Directory!, "bin", words[0]),
            .. words[1..],
        ]) == 0;

    public static async Task MustRunAsync(params string[] words)
    {
        if (await ExitAsync(words) != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', words)} failed.");
        }
    }

    private static async Task<int> ExitAsync(string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(words[0], words[1..]) { UseShellExecute = false })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
