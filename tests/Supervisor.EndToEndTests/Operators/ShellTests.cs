using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Operators;

public sealed class ShellTests : IDisposable
{
    private const string Prompt = "pc1> ";

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Shell_CompletesRunsRemembersAndLeaves()
    {
        await using var daemon = await Daemon.StartAsync(_scratch);
        await using var shell = PseudoTerminal.Start(PbmProgram.Start(_scratch));
        await shell.ExpectAsync(Prompt);

        shell.Type("no\tup\t\r");
        await shell.ExpectAsync("UP FOR");
        await shell.ExpectAsync(Prompt);
        shell.Type("nonsense here\r");
        await shell.ExpectAsync("There is no palette 'nonsense'.");
        await shell.ExpectAsync(Prompt);
        // Up twice: past the nonsense, to the first line.
        shell.Type("\e[A\e[A\r");
        await shell.ExpectAsync("UP FOR");
        await shell.ExpectAsync(Prompt);
        shell.Type("half a line\x03");
        await shell.ExpectAsync("^C");
        shell.Type("\x04");

        (await shell.EndAsync()).ShouldBe(0);
        var history = Path.Combine(_scratch.Home, ".local/state/pbm/history");
        File.ReadAllLines(history).ShouldBe(["node uptime ", "nonsense here", "node uptime "]);
        File.GetUnixFileMode(history).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Shell_OutlivesItsDaemon()
    {
        await using var shell = await StartAndKillDaemonAsync();

        shell.Type("node uptime\r");
        await shell.ExpectAsync("No daemon answers on this machine.");
        await shell.ExpectAsync(Prompt);
        await using var second = await Daemon.StartAsync(_scratch);
        shell.Type("node uptime\r");
        await shell.ExpectAsync("UP FOR");
        shell.Type("exit\r");

        (await shell.EndAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Interrupt_WhileACommandRuns_EndsTheCommandAndNotTheShell()
    {
        await using var node = new FakeNode(
            """{"name":"do","summary":"Does.","role":"viewer","result":"stream"}""",
            async (stream, stop) =>
            {
                await FakeNode.WriteAsync(stream, "{\"kind\":\"text\",\"text\":\"streaming\"}\n");
                await Task.Delay(Timeout.Infinite, stop);
            }
        );
        await using var shell = PseudoTerminal.Start(PbmProgram.Start(_scratch, node.Address));
        await shell.ExpectAsync("newer> ");

        shell.Type("thing do\r");
        await shell.ExpectAsync("streaming");
        shell.Type("\x03");
        await shell.ExpectAsync("newer> ");
        shell.Type("version\r");
        await shell.ExpectAsync("0.");
        await shell.ExpectAsync("newer> ");
        shell.Type("\x04");

        (await shell.EndAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Shell_WithoutANode_DoesNotOpen()
    {
        await using var shell = PseudoTerminal.Start(PbmProgram.Start(_scratch));

        (await shell.EndAsync()).ShouldBe(3);
        shell.Screen.ShouldContain("No daemon answers on this machine.");
    }

    private async Task<PseudoTerminal> StartAndKillDaemonAsync()
    {
        await using var daemon = await Daemon.StartAsync(_scratch);
        var shell = PseudoTerminal.Start(PbmProgram.Start(_scratch));
        await shell.ExpectAsync(Prompt);
        await daemon.KillAsync();
        return shell;
    }
}
