using System.Diagnostics;
using Shouldly;
using Supervisor.Fleet.Model.Agents;
using Supervisor.IntegrationTests.Journal;
using Supervisor.Supervision.Ports.Probing;
using Xunit;

namespace Supervisor.IntegrationTests.Probing;

/// <summary>A real Redis, where one is installed.</summary>
public sealed class RedisProbeTests : ProberTest
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
    public async Task Redis_ThatServes_Passes()
    {
        await StartAsync();

        (await AskAsync(At(""))).ShouldBe(ProbeAnswer.Ok);
    }

    [Fact]
    public async Task Redis_WithAPassword_PassesOnlyWhoKnowsIt()
    {
        await StartAsync("--requirepass", "secret");

        (await AskAsync(At(":secret@"))).ShouldBe(ProbeAnswer.Ok);
        (await AskAsync(At("default:secret@"))).ShouldBe(ProbeAnswer.Ok);
        (await AskAsync(At(""))).ShouldBe(ProbeAnswer.Failed("answered NOAUTH Authentication required."));
        (await AskAsync(At(":wrong@"))).Reason.ShouldStartWith("answered WRONGPASS ");
    }

    private ProbeTarget.Redis At(string credentials) => new($"redis://{credentials}127.0.0.1:{_port}");

    /// <summary>It says on its output when it takes connections.</summary>
    private async Task StartAsync(params string[] options)
    {
        var start = new ProcessStartInfo("redis-server") { RedirectStandardOutput = true, UseShellExecute = false };
        string[] usual = ["--port", $"{_port}", "--bind", "127.0.0.1", "--dir", _directory.Path, "--save", ""];
        foreach (var argument in usual.Concat(options))
        {
            start.ArgumentList.Add(argument);
        }

        Assert.SkipUnless(IsInstalled, "redis-server is not installed (Debian: apt-get install redis-server).");
        _server = Process.Start(start)!;
        string? line;
        do
        {
            line = await _server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        } while (line is not null && !line.Contains("Ready to accept connections", StringComparison.Ordinal));
    }

    private static bool IsInstalled =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':')
            .Any(directory => File.Exists(Path.Combine(directory, "redis-server")));
}
