using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Supervisor.TestKit.Drills;
using Xunit;

namespace Supervisor.EndToEndTests.Clusters.Sessions;

/// <summary>What an operator does at one machine with agents of another.</summary>
public sealed class OtherNodesAgentsTests(TwoMachines machines) : IClassFixture<TwoMachines>
{
    private ClusterNode Here
    {
        get
        {
            machines.SkipUnlessThere();
            return machines.First;
        }
    }

    private ClusterNode There => machines.Second;

    [Fact]
    public async Task Exec_HasInputOutputErrorsAndExitCode_AndStandsInBothTrails()
    {
        var start = Here.Pbm("agent", "exec", "web", "-w", "/tmp", "--", "sh", "-c", "cat; pwd; echo bad >&2; exit 7");

        var end = await ProgramResult.OfAsync(start, "typed\n");

        (end.Exit, end.Out, end.Error).ShouldBe((7, "typed\n/tmp\n", "bad\n"));
        var within = await Here.PbmAsync("agent", "exec", "pc2/platform/within", "--", "sh", "-c", "echo $COLOUR");
        (within.Exit, within.Out).ShouldBe((0, "blue\n"), within.Error);
        await Until.HoldsAsync(
            async () =>
                await TrailAsync("mainpc", "agent exec (agent=web command=sh)") is [{ } here, ..]
                && await TrailAsync("pc2", "agent exec (agent=web command=sh)") is [{ } there, ..]
                && !((string)here["who"]!).Contains("by way of", StringComparison.Ordinal)
                && ((string)there["who"]!).EndsWith("by way of mainpc", StringComparison.Ordinal),
            "both trails say who"
        );
    }

    [Fact]
    public async Task Exec_OnATerminal_IsATerminal() =>
        (await ShellTalk.HoldAsync(Here.Pbm("agent", "exec", "web@pc2", "--", "sh"))).ShouldBe(5);

    [Fact]
    public async Task Copy_InAndOut_IsTheSame()
    {
        const int bytes = 3_000_000;
        var source = Directory.CreateDirectory(Here.PathOf("models")).FullName;
        var content = new byte[bytes];
        new Random(1).NextBytes(content);
        await File.WriteAllBytesAsync(Path.Combine(source, "a"), content, TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(Path.Combine(source, "link"), "a");

        var copied = await Here.PbmAsync("agent", "copy", source, "platform/within:/tmp");
        var back = await Here.PbmAsync("agent", "copy", "pc2/platform/within:/tmp/models", Here.PathOf("back"));

        (copied.Exit, back.Exit).ShouldBe((0, 0), copied.Error + back.Error);
        (await File.ReadAllBytesAsync(Here.PathOf("back/a"), TestContext.Current.CancellationToken)).ShouldBe(content);
        new FileInfo(Here.PathOf("back/link")).LinkTarget.ShouldBe("a");
    }

    [Theory]
    [InlineData(1, "pc2: process is a process of this machine", "agent", "exec", "process", "--", "true")]
    [InlineData(1, "pc2: process is a process of this machine", "agent", "copy", "process:/etc/hosts", ".")]
    [InlineData(1, "There is no node 'pc9' now", "agent", "exec", "web@pc9", "--", "true")]
    [InlineData(1, "pc2: There is nothing at /no/such", "agent", "copy", "web:/no/such", ".")]
    [InlineData(1, "There is no agent 'web' on this node", "agent", "exec", "web@mainpc", "--", "true")]
    [InlineData(126, "", "agent", "exec", "web", "--", "no-such-program")]
    public async Task Command_ThatCannotBeCarriedOut_SaysWhy(int exit, string why, params string[] line)
    {
        var end = await Here.PbmAsync(line);

        end.Exit.ShouldBe(exit, end.Error);
        end.Error.ShouldContain(why);
    }

    [Fact]
    public async Task Logs_AndStats_AreThoseOfTheOther()
    {
        var logs = await Here.PbmAsync("agent", "logs", "process@pc2", "-n", "1");
        (logs.Exit, logs.Out).ShouldBe((0, "two\n"), logs.Error);
        using var following = Process.Start(Here.Pbm("agent", "logs", "process", "-f", "--from", "process=4"))!;
        (
            await Patience.For(
                following.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask(),
                "a line",
                () => "nothing"
            )
        ).ShouldBe("two");
        Posix.Signal(following.Id, Posix.SigInt);
        await Patience.ForEndOf(following, () => "it goes on");
        following.ExitCode.ShouldBe(0);

        var stats = await Here.PbmAsync("agent", "stats", "web", "process", "-o", "json");

        stats.Exit.ShouldBe(0, stats.Error);
        JsonNode
            .Parse(stats.Out)!
            .AsArray()
            .Select(row => $"{row!["name"]} {row["of"]}")
            .Order()
            .ShouldBe(["process processes", "web container"]);
    }

    [Fact]
    public async Task Exec_WhosePbmIsKilled_EndsTheCommand()
    {
        var mark = $"{Guid.NewGuid():N}";
        using var pbm = Begin(mark);

        Posix.Signal(pbm.Id, Posix.SigKill);

        await NothingIsLeftAsync(mark);
    }

    [Drill("cluster")]
    public async Task Exec_WhoseNodeHangs_IsGivenUp_AndSoIsTheCommandOfANodeThatHangs()
    {
        var mark = $"{Guid.NewGuid():N}";
        using var pbm = Begin(mark);
        Posix.Signal(There.Daemon.ProcessId, Posix.SigStop);
        await Patience.ForEndOf(pbm, () => "it goes on");
        Posix.Signal(There.Daemon.ProcessId, Posix.SigCont);
        pbm.ExitCode.ShouldBe(3);
        (await pbm.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldContain(
            "The connection to pc2 was lost while 'agent exec' ran there."
        );
        await NothingIsLeftAsync(mark);

        using var second = Begin(mark);
        Posix.Signal(Here.Daemon.ProcessId, Posix.SigStop);
        try
        {
            await NothingIsLeftAsync(mark);
        }
        finally
        {
            Posix.Signal(Here.Daemon.ProcessId, Posix.SigCont);
        }

        await Patience.ForEndOf(second, () => "it goes on");
    }

    [Drill("cluster")]
    public async Task Copy_OfAGigabyte_TakesNoMemory_AndAStoppedReaderStopsTheWriter()
    {
        const long bytes = 1L << 30;
        var made = await Here.PbmAsync(
            "agent",
            "exec",
            "web",
            "--",
            "busybox",
            "dd",
            "if=/dev/zero",
            "of=/big",
            "bs=1M",
            "count=1024"
        );
        made.Exit.ShouldBe(0, made.Error);
        var (here, there) = (Resident(Here), Resident(There));

        var copied = await Here.PbmAsync("agent", "copy", "web:/big", Here.PathOf("big"));

        copied.Exit.ShouldBe(0, copied.Error);
        new FileInfo(Here.PathOf("big")).Length.ShouldBe(bytes);
        var back = await Here.PbmAsync("agent", "copy", Here.PathOf("big"), "web:/big2");
        back.Exit.ShouldBe(0, back.Error);
        (Resident(Here) - here).ShouldBeLessThan(150_000);
        (Resident(There) - there).ShouldBeLessThan(150_000);

        using var pbm = Process.Start(
            Here.Pbm(
                "agent",
                "exec",
                "web",
                "--",
                "sh",
                "-c",
                "busybox dd if=/dev/zero bs=64k count=800 2>/dev/null; : > /through"
            )
        )!;
        // Longer than an end that says nothing is given.
        await Task.Delay(TimeSpan.FromSeconds(15), TestContext.Current.CancellationToken);
        (await Here.PbmAsync("agent", "exec", "web", "--", "busybox", "test", "-e", "/through")).Exit.ShouldBe(1);
        pbm.HasExited.ShouldBeFalse("It only waits for its reader.");
        await pbm.StandardOutput.BaseStream.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken);
        await Patience.ForEndOf(pbm, () => "it goes on");
        pbm.ExitCode.ShouldBe(0);
        await Here.PbmAsync("agent", "exec", "web", "--", "busybox", "rm", "-f", "/big", "/big2");
    }

    private Process Begin(string mark)
    {
        var line = $": {mark}; echo up; while :; do sleep 1; done";
        var pbm = Process.Start(Here.Pbm("agent", "exec", "web", "--", "sh", "-c", line))!;
        pbm.StandardOutput.ReadLine().ShouldBe("up");
        return pbm;
    }

    /// <summary>Asked for at the machine itself.</summary>
    private Task NothingIsLeftAsync(string mark) =>
        Until.HoldsAsync(
            async () =>
                await There.PbmAsync("agent", "exec", "web", "--", "busybox", "ps") is { Exit: 0 } seen
                && !seen.Out.Contains(mark, StringComparison.Ordinal),
            "nothing of the command is left",
            () => There.Daemon.Log
        );

    private async Task<JsonNode[]> TrailAsync(string node, string what) =>
        [
            .. (await Here.PbmAsync("cluster", "audit", "-o", "json"))
                .Out.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonNode.Parse(line)!)
                .Where(entry => (string?)entry["node"] == node && (string?)entry["what"] == what),
        ];

    private static long Resident(ClusterNode node) =>
        long.Parse(
            File.ReadLines($"/proc/{node.Daemon.ProcessId}/status")
                .Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture
        );
}
