using System.Net;
using System.Net.Sockets;
using Shouldly;
using Xunit;

namespace Supervisor.IntegrationTests.Journal;

/// <summary>A PostgreSQL of one test class, on a free port of the loopback. Without the server's programs tests are skipped.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("supervisor-postgres-").FullName;
    private readonly int _port = FreePort();
    private string? _whyNot;

    public string ConnectionString =>
        $"Host=127.0.0.1;Port={_port};Username=postgres;Database=postgres;Timeout=5;Command Timeout=10";

    private string Data => Path.Combine(_directory, "data");

    public async ValueTask InitializeAsync()
    {
        _whyNot = WhyNot();
        if (_whyNot is not null)
        {
            return;
        }

        // The server will not run as root: its own user owns the directory.
        if (Environment.IsPrivilegedProcess)
        {
            await MustRunAsync("chown", "postgres", _directory);
        }

        await RunAsPostgresAsync("initdb", "-A", "trust", "--no-locale", "-E", "UTF8", "-D", Data);
        await StartAsync();
    }

    public void SkipUnlessThere() => Assert.SkipWhen(_whyNot is not null, _whyNot ?? "");

    public Task StartAsync()
    {
        var options = $"-c listen_addresses=127.0.0.1 -c port={_port} -c unix_socket_directories={_directory}";
        return RunAsPostgresAsync(
            "pg_ctl",
            "start",
            "-w",
            "-D",
            Data,
            "-l",
            Path.Combine(_directory, "log"),
            "-o",
            options
        );
    }

    /// <summary>As a crash of the server: nothing is finished or written back.</summary>
    public Task CrashAsync() => RunAsPostgresAsync("pg_ctl", "stop", "-m", "immediate", "-D", Data);

    public async ValueTask DisposeAsync()
    {
        if (_whyNot is null && File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            await CrashAsync();
        }

        Directory.Delete(_directory, recursive: true);
    }

    private static string? Binaries =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).LastOrDefault()
            : null;

    private static string? WhyNot() =>
        Binaries is null ? "PostgreSQL is not installed (Debian: apt-get install postgresql)."
        : !Environment.IsPrivilegedProcess ? "A PostgreSQL of the test's own is started as root only."
        : null;

    private static Task RunAsPostgresAsync(string program, params string[] words) =>
        MustRunAsync([
            "runuser",
            "-u",
            "postgres",
            "--",
            // A server that stays must not hold the pipe on which this call waits.
            "sh",
            "-c",
            "exec \"$@\" > /dev/null 2>&1 < /dev/null",
            "sh",
            Path.Combine(Binaries!, "bin", program),
            .. words,
        ]);

    private static async Task MustRunAsync(params string[] words)
    {
        var (code, output) = await ChildProcess.RunAsync(words);
        code.ShouldBe(0, $"{string.Join(' ', words)}: {output}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
