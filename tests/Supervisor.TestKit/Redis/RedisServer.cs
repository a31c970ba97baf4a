using System.Diagnostics;
using Shouldly;
using Supervisor.TestKit.Network;

namespace Supervisor.TestKit.Redis;

/// <summary>A real Redis of one test, on a port of its own, which keeps nothing when it ends. It may be killed and started again.</summary>
public sealed class RedisServer : IDisposable
{
    /// <summary>Why a test is skipped where there is none.</summary>
    public const string IsMissing = "redis-server is not installed (Debian: apt-get install redis-tools).";

    private readonly string _directory = Directory.CreateTempSubdirectory("supervisor-redis-").FullName;
    private readonly ReservedPort _port = new();
    private Process? _process;

    public static bool IsInstalled => Find("redis-server") is not null || Find("redis-check-rdb") is not null;

    public int Port => _port.Number;

    /// <summary>Waits until it takes connections.</summary>
    public async Task StartAsync(params string[] options)
    {
        string[] usual = ["--port", $"{Port}", "--bind", "127.0.0.1", "--dir", _directory, "--save", ""];
        _process = Process.Start(
            new ProcessStartInfo(ProgramIn(_directory), [.. usual, .. options])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
                WorkingDirectory = _directory,
            }
        )!;
        string? line;
        do
        {
            line = await _process.StandardOutput.ReadLineAsync();
            line.ShouldNotBeNull("redis-server has ended, and never said that it takes connections");
        } while (!line.Contains("Ready to accept connections", StringComparison.Ordinal));
    }

    /// <summary>With all that it had.</summary>
    public void Kill()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        Kill();
        _port.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    /// <summary>
    /// The server's program. Debian ships server and checker as one program, in a package that sets up no server of the machine; its name says
    /// which of the two it is.
    /// </summary>
    /// <param name="directory">Where the name may have to be made.</param>
    public static string ProgramIn(string directory)
    {
        if (Find("redis-server") is { } server)
        {
            return server;
        }

        var link = Path.Combine(directory, "redis-server");
        if (!File.Exists(link))
        {
            File.CreateSymbolicLink(link, Find("redis-check-rdb") ?? throw new FileNotFoundException(IsMissing));
        }

        return link;
    }

    private static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':')
            .Select(directory => Path.Combine(directory, name))
            .FirstOrDefault(File.Exists);
}
