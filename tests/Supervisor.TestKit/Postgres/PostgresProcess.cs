using System.Globalization;
using Supervisor.TestKit.Network;

namespace Supervisor.TestKit.Postgres;

/// <summary>
/// A PostgreSQL of one's own: its data in a directory of its own, on a free port of the loopback. It can be made to crash,
/// to be killed and to hang.
/// </summary>
public sealed class PostgresProcess : IAsyncDisposable
{
    // What only a hang reaches, on a machine that is busy as well.
    private const int PatienceInSeconds = 120;

    private readonly string _directory;
    private readonly string _options;

    // Also while the server is down.
    private readonly ReservedPort _port = new();

    private PostgresProcess(string directory, string settings)
    {
        _directory = directory;
        _options = $"-c listen_addresses=127.0.0.1 -c port={Port} -c unix_socket_directories={directory} {settings}";
    }

    public int Port => _port.Number;

    public string ConnectionString => ConnectionStringVia(Port);

    private string Data => DataOf(_directory);

    private string PidFile => Path.Combine(Data, "postmaster.pid");

    /// <summary>Why there can be none on this machine; null when there can.</summary>
    public static string? WhyNot() =>
        PostgresPrograms.Directory is null ? "PostgreSQL is not installed (Debian: apt-get install postgresql)."
        : !Environment.IsPrivilegedProcess ? "A PostgreSQL of the test's own is started as root only."
        : null;

    /// <param name="directory">Must not exist yet, and its parents must be open to the user postgres.</param>
    /// <param name="settings">As the server takes them on its command line.</param>
    public static async Task<PostgresProcess> StartNewAsync(string directory, string settings = "")
    {
        Directory.CreateDirectory(directory);
        // The server will not run as root: its own user owns the directory.
        await PostgresPrograms.MustRunAsync("chown", "postgres", directory);
        await PostgresPrograms.RunAsync("initdb", "-A", "trust", "--no-locale", "-E", "UTF8", "-D", DataOf(directory));
        var server = new PostgresProcess(directory, settings);
        await server.StartAsync();
        return server;
    }

    public Task StartAsync() => PostgresPrograms.RunAsync(StartLine());

    /// <summary>
    /// Starts it after it was killed: the server refuses that until the last process of the old one is gone, and then goes
    /// through its crash recovery.
    /// </summary>
    public async Task StartAfterKillAsync()
    {
        var giveUp = TimeProvider.System.GetTimestamp();
        while (!await PostgresPrograms.TryRunAsync(StartLine()))
        {
            if (TimeProvider.System.GetElapsedTime(giveUp) > TimeSpan.FromSeconds(PatienceInSeconds))
            {
                throw new TimeoutException($"The server does not start again; its log: {Log()}");
            }
        }
    }

    /// <summary>As a crash of the server: nothing is finished or written back, but its processes end in order.</summary>
    public Task CrashAsync() => PostgresPrograms.RunAsync("pg_ctl", "stop", "-m", "immediate", "-D", Data);

    /// <summary>Kills the postmaster; its children end when they notice.</summary>
    public void Kill() => System.Diagnostics.Process.GetProcessById(Postmaster()).Kill();

    /// <summary>Stops all its processes where they are: connections stay, and nothing is answered.</summary>
    public Task FreezeAsync() => SignalAllAsync("STOP");

    public Task ThawAsync() => SignalAllAsync("CONT");

    /// <summary>The way to it through something in between.</summary>
    public static string ConnectionStringVia(int port) =>
        $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres;Timeout=60;Command Timeout=60";

    public string Log()
    {
        var file = Path.Combine(_directory, "log");
        return File.Exists(file) ? File.ReadAllText(file) : "";
    }

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(PidFile))
        {
            await PostgresPrograms.TryRunAsync("pg_ctl", "stop", "-m", "immediate", "-D", Data);
        }

        _port.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private string[] StartLine() =>
        [
            "pg_ctl",
            "start",
            "-w",
            "-t",
            $"{PatienceInSeconds}",
            "-D",
            Data,
            "-l",
            Path.Combine(_directory, "log"),
            "-o",
            _options,
        ];

    private static string DataOf(string directory) => Path.Combine(directory, "data");

    private int Postmaster() => int.Parse(File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture);

    private Task SignalAllAsync(string signal)
    {
        var postmaster = Postmaster();
        // The postmaster first, so that it makes no new child meanwhile.
        var children = File.ReadAllText($"/proc/{postmaster}/task/{postmaster}/children");
        string[] processes = [$"{postmaster}", .. children.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        return PostgresPrograms.MustRunAsync(["sh", "-c", "kill -s \"$@\"", "sh", signal, .. processes]);
    }
}
