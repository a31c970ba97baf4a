using System.Diagnostics;
using Shouldly;
using Supervisor.Fleet.Model.Agents;
using Supervisor.IntegrationTests.Journal;
using Supervisor.Supervision.Ports.Probing;
using Xunit;

namespace Supervisor.IntegrationTests.Probing;

/// <summary>A real NATS, where the set-up could bring one.</summary>
public sealed class NatsProbeTests : ProberTest
{
    private readonly TemporaryDirectory _directory = new();
    private readonly int _port = Peer.FreePort();
    private Process? _server;

    protected override void CleanUp()
    {
        _server?.Kill();
        _server?.WaitForExit();
        _server?.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task Nats_ThatServes_Passes()
    {
        await StartAsync();

        (await AskAsync(At(""))).ShouldBe(ProbeAnswer.Ok);
    }

    [Fact]
    public async Task Nats_WithAUser_PassesOnlyWhoIsHim()
    {
        await StartAsync("--user", "me", "--pass", "secret");

        (await AskAsync(At("me:secret@"))).ShouldBe(ProbeAnswer.Ok);
        (await AskAsync(At(""))).Reason.ShouldContain("Authorization Violation");
        (await AskAsync(At("me:wrong@"))).Reason.ShouldContain("Authorization Violation");
    }

    private ProbeTarget.Nats At(string credentials) => new($"nats://{credentials}127.0.0.1:{_port}");

    /// <summary>It says on its output when it takes connections.</summary>
    private async Task StartAsync(params string[] options)
    {
        Assert.SkipWhen(Server is null, "nats-server is not there, nor could it be had from Debian's archive.");
        string[] usual = ["--addr", "127.0.0.1", "--port", $"{_port}"];
        _server = Process.Start(
            new ProcessStartInfo(Server, [.. usual, .. options])
            {
                RedirectStandardError = true,
                UseShellExecute = false,
                WorkingDirectory = _directory.Path,
            }
        )!;
        string? line;
        do
        {
            line = await _server.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
        } while (line is not null && !line.Contains("Server is ready", StringComparison.Ordinal));
    }

    private static string? Server { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':')
            .Append(Path.GetFullPath("../../../../test/packages/nats-server/usr/sbin", AppContext.BaseDirectory))
            .Select(directory => Path.Combine(directory, "nats-server"))
            .FirstOrDefault(File.Exists);
}
