using System.Net;
using System.Net.Sockets;
using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Daemons;

public sealed class StartAndStopTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData(Posix.SigTerm)]
    [InlineData(Posix.SigInt)]
    public async Task Daemon_OnASignal_StopsInOrder(int signal)
    {
        await using var daemon = await Daemon.StartAsync(_scratch);

        (await daemon.StopAsync(signal)).ShouldBe(0);

        daemon.Log.ShouldContain("Stopped");
        File.Exists(daemon.Socket).ShouldBeFalse();
        File.Exists(Path.Combine(daemon.Data, "endpoint")).ShouldBeFalse();
        File.ReadAllText(Path.Combine(daemon.Data, "logs", "supervisor.log")).ShouldContain("Stopped");
    }

    [Fact]
    public async Task Daemon_Killed_StartsAgainAsTheSameNode()
    {
        await using var first = await Daemon.StartAsync(_scratch);
        var identity = File.ReadAllText(Path.Combine(first.Data, "identity.json"));
        var token = first.Token;
        await first.KillAsync();
        File.Exists(first.Socket).ShouldBeTrue();

        await using var second = await Daemon.StartAsync(_scratch);

        File.ReadAllText(Path.Combine(second.Data, "identity.json")).ShouldBe(identity);
        second.Token.ShouldBe(token);
        var uptime = await PbmProgram.RunAsync(_scratch, "node", "uptime", "-o", "json");
        uptime.Out.ShouldContain("\"starts\":2,\"crashes\":1");
    }

    [Fact]
    public async Task DataDirectory_OfAFirstStart_IsForItsOwnerOnly()
    {
        await using var daemon = await Daemon.StartAsync(_scratch);

        ModeOf("").ShouldBe("700");
        ModeOf("logs").ShouldBe("700");
        ModeOf("operator.token").ShouldBe("600");
        ModeOf("identity.json").ShouldBe("600");
        ModeOf("supervisor.sock").ShouldBe("600");
        ModeOf("journal.db").ShouldBe("600");
        ModeOf("journal.db-wal").ShouldBe("600");
        ModeOf("journal.db.reserve").ShouldBe("600");
        daemon.Token.Length.ShouldBe(64);
    }

    [Fact]
    public async Task SecondDaemon_OnTheSameDirectory_NamesTheFirst()
    {
        await using var first = await Daemon.StartAsync(_scratch);

        var samePort = await Daemon.RefusedAsync(
            _scratch,
            "--data-dir",
            _scratch.Data,
            "--listen",
            $"{first.Endpoint}"
        );
        var otherPort = await Daemon.RefusedAsync(_scratch, "--data-dir", _scratch.Data, "--listen", "127.0.0.1:0");

        foreach (var second in new[] { samePort, otherPort })
        {
            second.Exit.ShouldBe(1);
            second.Error.ShouldContain($"is in use by process {first.ProcessId}.");
            second.Error.Trim().ShouldNotContain("\n");
        }

        (await PbmProgram.RunAsync(_scratch, "node", "uptime")).Exit.ShouldBe(0);
    }

    [Fact]
    public async Task Port_Taken_IsSaidWithItsHolderAndNothingIsWritten()
    {
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();

        var refused = await Daemon.RefusedAsync(
            _scratch,
            "--data-dir",
            _scratch.Data,
            "--listen",
            $"{holder.LocalEndpoint}"
        );

        refused.Exit.ShouldBe(1);
        refused.Error.ShouldContain($"is taken by process {Environment.ProcessId}");
        refused.Error.ShouldContain("--listen");
        Directory.Exists(_scratch.Data).ShouldBeFalse();
    }

    [Theory]
    [InlineData("--listen 0.0.0.0:9110", "certificate")]
    [InlineData("--listen nonsense", "HOST:PORT")]
    [InlineData("--lisen 127.0.0.1:0", "Did you mean '--listen'?")]
    [InlineData("--node Main_PC", "lower-case")]
    [InlineData("--config /nowhere.json", "/nowhere.json")]
    public async Task Option_ThatIsWrong_IsOneSentenceAndNothingIsWritten(string options, string sentence)
    {
        var refused = await Daemon.RefusedAsync(_scratch, ["--data-dir", _scratch.Data, .. options.Split(' ')]);

        refused.Exit.ShouldBe(2);
        refused.Out.ShouldBeEmpty();
        refused.Error.ShouldStartWith("supervisor: ");
        refused.Error.ShouldContain(sentence);
        refused.Error.Trim().ShouldNotContain("\n");
        Directory.Exists(_scratch.Data).ShouldBeFalse();
    }

    private string ModeOf(string name) =>
        Convert.ToString((int)File.GetUnixFileMode(Path.Combine(_scratch.Data, name)), toBase: 8);
}
