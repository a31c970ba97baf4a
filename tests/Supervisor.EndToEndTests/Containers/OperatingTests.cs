using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Shouldly;
using Supervisor.EndToEndTests.Fleets;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Containers;

/// <summary>What an operator does with agents in containers, with nothing but <c>pbm</c>.</summary>
public sealed class OperatingTests(OperatedFleet fleet) : IClassFixture<OperatedFleet>
{
    private FleetWorld Fleet
    {
        get
        {
            fleet.SkipUnlessThere();
            return fleet.World.Fleet;
        }
    }

    [Fact]
    public async Task Exec_OfACommand_HasItsInputOutputAndExitCode()
    {
        var start = PbmProgram.Start(
            Fleet.Scratch,
            "agent",
            "exec",
            "web",
            "-w",
            "/tmp",
            "-e",
            "A=b",
            "--",
            "sh",
            "-c",
            "cat; pwd; echo $A; echo bad >&2; exit 7"
        );

        var end = await ProgramResult.OfAsync(start, "typed\n");

        (end.Exit, end.Out, end.Error).ShouldBe((7, "typed\n/tmp\nb\n", "bad\n"));
    }

    [Fact]
    public async Task Exec_BesideAProgramWithin_HasItsVariables()
    {
        var end = await Fleet.PbmAsync("agent", "exec", "platform/within", "--", "sh", "-c", "echo $COLOUR");

        (end.Exit, end.Out).ShouldBe((0, "blue\n"), end.Error);
    }

    [Theory]
    [InlineData(1, "process of this machine", "agent", "exec", "process", "--", "true")]
    [InlineData(1, "process of this machine", "agent", "copy", "process:/etc/hosts", ".")]
    [InlineData(2, "NAME=VALUE", "agent", "exec", "web", "-e", "A", "--", "true")]
    [InlineData(2, "Put -- before", "agent", "exec", "web", "ls", "-l")]
    [InlineData(2, "Neither side", "agent", "copy", "a", "b")]
    [InlineData(1, "There is nothing at /no/such", "agent", "copy", "web:/no/such", ".")]
    [InlineData(126, "", "agent", "exec", "web", "--", "no-such-program")]
    public async Task Command_ThatCannotBeCarriedOut_SaysWhy(int exit, string why, params string[] line)
    {
        var end = await Fleet.PbmAsync(line);

        end.Exit.ShouldBe(exit, end.Error);
        end.Error.ShouldContain(why);
    }

    [Fact]
    public async Task Exec_OnATerminal_IsATerminal() =>
        (await ShellTalk.HoldAsync(PbmProgram.Start(Fleet.Scratch, "agent", "exec", "web", "--", "sh"))).ShouldBe(5);

    [Fact]
    public async Task Exec_WhosePbmIsKilled_EndsTheCommand()
    {
        var mark = $"{Guid.NewGuid():N}";
        using var pbm = Process.Start(
            PbmProgram.Start(
                Fleet.Scratch,
                "agent",
                "exec",
                "web",
                "--",
                "sh",
                "-c",
                $": {mark}; echo up; while :; do sleep 1; done"
            )
        )!;
        (await pbm.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldBe("up");

        Posix.Signal(pbm.Id, Posix.SigKill);

        await Until.HoldsAsync(
            async () =>
                await Fleet.PbmAsync("agent", "exec", "web", "--", "busybox", "ps") is { Exit: 0 } seen
                && !seen.Out.Contains(mark, StringComparison.Ordinal),
            "nothing of the command is left"
        );
    }

    [Fact]
    public async Task Copy_InAndOut_IsTheSame()
    {
        var source = Directory.CreateDirectory(Fleet.PathOf("models")).FullName;
        await File.WriteAllTextAsync(Path.Combine(source, "a"), "content", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(Path.Combine(source, "link"), "a");

        var copied = await Fleet.PbmAsync("agent", "copy", source, "platform/within:/tmp");
        var back = await Fleet.PbmAsync("agent", "copy", "platform/within:/tmp/models", Fleet.PathOf("back"));

        (copied.Exit, back.Exit).ShouldBe((0, 0), copied.Error + back.Error);
        (await File.ReadAllTextAsync(Fleet.PathOf("back/a"), TestContext.Current.CancellationToken)).ShouldBe(
            "content"
        );
        new FileInfo(Fleet.PathOf("back/link")).LinkTarget.ShouldBe("a");
    }

    [Fact]
    public async Task List_OfAProgramWithin_HasTheMachinesPid()
    {
        var end = await Fleet.PbmAsync("agent", "list", "-o", "json");

        var within = JsonDocument
            .Parse(end.Out)
            .RootElement.EnumerateArray()
            .Single(row => FleetWorld.Text(row, "name") == "platform/within");
        var environment = await File.ReadAllTextAsync(
            $"/proc/{within.GetProperty("pid").GetInt32()}/environ",
            TestContext.Current.CancellationToken
        );
        environment.Split('\0').ShouldContain("COLOUR=blue");
    }

    [Fact]
    public async Task Stats_OfAll_SayOfWhatTheyAre()
    {
        var end = await Fleet.PbmAsync("agent", "stats", "-o", "json");

        end.Exit.ShouldBe(0, end.Error);
        var rows = JsonDocument
            .Parse(end.Out)
            .RootElement.EnumerateArray()
            .ToDictionary(row => FleetWorld.Text(row, "name")!, StringComparer.Ordinal);
        (string Name, string Of)[] expected =
        [
            ("web", "container"),
            ("platform/@container", "container"),
            ("platform/listened", "container"),
            ("platform/within", "processes"),
            ("process", "processes"),
        ];
        foreach (var (name, of) in expected)
        {
            FleetWorld.Text(rows[name], "of").ShouldBe(of, name);
            rows[name].GetProperty("memory").GetInt64().ShouldBeGreaterThan(0, name);
            rows[name].GetProperty("cpu").ValueKind.ShouldBe(JsonValueKind.Number, name);
        }

        FleetWorld.Text(rows["platform/listened"], "note")!.ShouldContain("all its container");
    }

    [Fact]
    public async Task Logs_AcrossAKilledDaemon_HaveEachLineOnce()
    {
        await Fleet.StopDaemonAsync(Posix.SigKill);
        await Fleet.StartDaemonAsync();
        var lines = Array.Empty<string>();
        var before = await CountAsync();

        await Until.HoldsAsync(async () => await CountAsync() > before + 5, "it goes on");

        lines.ShouldBe(
            Enumerable.Range(1, lines.Length).Select(i => $"line {i.ToString(CultureInfo.InvariantCulture)}")
        );

        async Task<int> CountAsync()
        {
            var end = await Fleet.PbmAsync("agent", "logs", "web");
            end.Exit.ShouldBe(0, end.Error);
            lines = end.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            return lines.Length;
        }
    }

    [Fact]
    public async Task Logs_OfAnAgentThatItsImageStarts_AreItsContainers()
    {
        var end = await Fleet.PbmAsync("agent", "logs", "platform/listened");

        (end.Exit, end.Out).ShouldBe((0, "holder up\n"));
        end.Error.ShouldContain("shares that one's output");
    }

    [Fact]
    public async Task Logs_OfADriverThatKeepsNone_SaySo()
    {
        var end = await Fleet.PbmAsync("agent", "logs", "silent");

        (end.Exit, end.Out).ShouldBe((1, ""));
        end.Error.ShouldContain("'none'");
    }

    [Fact]
    public async Task Start_ForWhichAPortIsTaken_NamesWhoHasIt()
    {
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var port = ((IPEndPoint)holder.LocalEndpoint).Port;
        await using var world = await fleet.AnotherAsync();

        await world.UpAsync(
            $"  taker: {{ image: IMAGE, command: [sleep, '100000'], ports: ['127.0.0.1:{port}:80'], restart: 'no' }}",
            wait: false
        );

        var why = await world.Fleet.WhyUntilAsync("taker", "is taken");
        var self = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        why.Explanation.ShouldContain($"taker-1 was not started: port {port}/tcp");
        why.Explanation.ShouldContain($"rocess {self} (");
        why.Explanation.ShouldContain($"kill {self}");
    }
}
