using Shouldly;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Ports.Probing;
using Xunit;

namespace Supervisor.IntegrationTests.Probing;

/// <summary>A real Redis, where one is installed.</summary>
public sealed class RedisProbeTests : ProberTest
{
    private readonly RealServer _server = new();

    protected override void CleanUp() => _server.Dispose();

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

    private ProbeTarget.Redis At(string credentials) => new($"redis://{credentials}127.0.0.1:{_server.Port}");

    private Task StartAsync(params string[] options)
    {
        var program = Program();
        Assert.SkipWhen(program is null, "redis-server is not installed (Debian: apt-get install redis-tools).");
        string[] usual = ["--port", $"{_server.Port}", "--bind", "127.0.0.1", "--dir", _server.Directory, "--save", ""];
        return _server.StartAsync(
            [program, .. usual, .. options],
            process => process.StandardOutput,
            "Ready to accept connections"
        );
    }

    /// <summary>
    /// Debian ships server and checker as one program, in a package that sets up no server of the machine; its name says
    /// which of the two it is.
    /// </summary>
    private string? Program()
    {
        if (RealServer.OnPath("redis-server") is { } server)
        {
            return server;
        }

        if (RealServer.OnPath("redis-check-rdb") is not { } program)
        {
            return null;
        }

        var link = Path.Combine(_server.Directory, "redis-server");
        File.CreateSymbolicLink(link, program);
        return link;
    }
}
