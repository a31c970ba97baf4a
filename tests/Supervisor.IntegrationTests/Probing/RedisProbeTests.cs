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
        var server = Server();
        Assert.SkipWhen(server is null, "redis-server is not installed (Debian: apt-get install redis-tools).");
        var start = new ProcessStartInfo(server) { RedirectStandardOutput = true, UseShellExecute = false };
        string[] usual = ["--port", $"{_port}", "--bind", "127.0.0.1", "--dir", _directory.Path, "--save", ""];
        foreach (var argument in usual.Concat(options))
        {
            start.ArgumentList.Add(argument);
        }

        _server = Process.Start(start)!;
        string? line;
        do
        {
            line = await _server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        } while (line is not null && !line.Contains("Ready to accept connections", StringComparison.Ordinal));
    }

    /// <summary>
    /// Debian ships server and checker as one program, in a package that sets up no server of the machine; its name says
    /// which of the two it is.
    /// </summary>
    private string? Server()
    {
        if (OnPath("redis-server") is { } server)
        {
            return server;
        }

        if (OnPath("redis-check-rdb") is not { } program)
        {
            return null;
        }

        var link = Path.Combine(_directory.Path, "redis-server");
        File.CreateSymbolicLink(link, program);
        return link;
    }

    private static string? OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':')
            .Select(directory => Path.Combine(directory, program))
            .FirstOrDefault(File.Exists);
}
