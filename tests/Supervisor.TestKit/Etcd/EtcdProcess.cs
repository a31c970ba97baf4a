using System.Diagnostics;
using System.Text;
using Shouldly;

namespace Supervisor.TestKit.Etcd;

/// <summary>A real member of etcd, with its data in a directory of its own. It may be killed, made to hang, and started again.</summary>
public sealed class EtcdProcess : IDisposable
{
    // A member of 3.4 says the first, later ones the second.
    private static readonly string[] ReadyWords = ["serving client traffic", "ready to serve client requests"];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly string _directory = Directory.CreateTempSubdirectory("supervisor-etcd-").FullName;
    private readonly IEtcdPlace _place;
    private readonly string? _certificates;
    private readonly StringBuilder _log = new();
    private Process? _process;

    /// <param name="certificates">A directory with ca.pem, cert.pem and key.pem; with one, clients must show a certificate.</param>
    public EtcdProcess(string name, string? certificates = null)
    {
        Name = name;
        _certificates = certificates;
        _place = new EtcdMemberPorts(certificates is null ? "http" : "https");
    }

    internal EtcdProcess(string name, IEtcdPlace place)
    {
        Name = name;
        _place = place;
    }

    public string Name { get; }

    public Uri Endpoint => _place.Clients;

    /// <summary>As members are told of each other.</summary>
    public string Membership => $"{Name}={_place.Peers}";

    // etcd takes no slash at the end.
    private string Clients => _place.Clients.GetLeftPart(UriPartial.Authority);

    private string Data => Path.Combine(_directory, "data");

    /// <summary>Waits until it serves clients, which takes most of the members.</summary>
    /// <param name="cluster">The memberships of all.</param>
    public async Task StartAsync(params IEnumerable<string> cluster)
    {
        var start = new ProcessStartInfo(
            EtcdProgram.Path ?? throw new FileNotFoundException(EtcdProgram.IsMissing),
            Words(cluster)
        )
        {
            RedirectStandardError = true,
            // Says nothing there; but whoever reads what the tests say would wait for its end, too.
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = _directory,
        };
        var process = Process.Start(_place.Enter(start))!;
        _process = process;
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = Task.Run(() => ReadLogAsync(process, ready));
        try
        {
            await ready.Task.WaitAsync(Patience);
        }
        catch
        {
            Kill();
            throw;
        }
    }

    /// <summary>Alone in its cluster.</summary>
    public Task StartAloneAsync() => StartAsync(Membership);

    public void Kill()
    {
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _process = null;
    }

    /// <summary>Stops it where it is: connections stay, and nothing is answered.</summary>
    public void Freeze() => Signal("STOP");

    public void Thaw() => Signal("CONT");

    /// <summary>Of a member that is down: its data as it is now, to be brought back later.</summary>
    public void SaveData() => Run("cp", "-r", Data, Data + ".saved");

    public void RestoreData()
    {
        Directory.Delete(Data, recursive: true);
        Run("cp", "-r", Data + ".saved", Data);
    }

    /// <summary>Of a member that is down: the next start is that of another store.</summary>
    public void LoseData() => Directory.Delete(Data, recursive: true);

    public void Dispose()
    {
        Kill();
        _place.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private string[] Words(IEnumerable<string> cluster) =>
        [
            "--name",
            Name,
            "--data-dir",
            Data,
            "--listen-client-urls",
            Clients,
            "--advertise-client-urls",
            Clients,
            "--listen-peer-urls",
            _place.Peers,
            "--initial-advertise-peer-urls",
            _place.Peers,
            "--initial-cluster",
            string.Join(',', cluster),
            "--heartbeat-interval",
            "50",
            "--election-timeout",
            "500",
            "--pre-vote",
            "--logger",
            "zap",
            "--log-outputs",
            "stderr",
            .. _certificates is null ? Array.Empty<string>() : TlsWords(_certificates),
        ];

    private static string[] TlsWords(string certificates) =>
        [
            "--cert-file",
            Path.Combine(certificates, "cert.pem"),
            "--key-file",
            Path.Combine(certificates, "key.pem"),
            "--trusted-ca-file",
            Path.Combine(certificates, "ca.pem"),
            "--client-cert-auth",
        ];

    private async Task ReadLogAsync(Process process, TaskCompletionSource ready)
    {
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            _log.AppendLine(line);
            if (ReadyWords.Any(word => line.Contains(word, StringComparison.Ordinal)))
            {
                ready.TrySetResult();
            }
        }

        ready.TrySetException(new InvalidOperationException($"etcd has ended before it was ready; its log: {_log}"));
    }

    private void Signal(string signal) => Run("kill", "-s", signal, $"{_process.ShouldNotBeNull().Id}");

    private static void Run(params string[] words)
    {
        using var process = Process.Start(words[0], words[1..]);
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, string.Join(' ', words));
    }
}
