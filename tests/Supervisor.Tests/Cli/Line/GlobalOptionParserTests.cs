using Shouldly;
using Supervisor.Cli.Line;
using Supervisor.Contracts.Palettes;
using Xunit;

namespace Supervisor.Tests.Cli.Line;

public sealed class GlobalOptionParserTests
{
    [Fact]
    public void Line_OfCommandOnly_IsItsWords() =>
        Parse("actor", "hierarchy", "-d", "3").Words.ShouldBe(["actor", "hierarchy", "-d", "3"]);

    [Theory]
    [InlineData("-o json node uptime")]
    [InlineData("node -o json uptime")]
    [InlineData("node uptime --output json")]
    [InlineData("node uptime --output=json")]
    public void OwnSwitch_AnywhereOnTheLine_IsTakenOut(string line)
    {
        var options = Parse(line.Split(' '));

        options.Output.ShouldBe(OutputForms.Json);
        options.Words.ShouldBe(["node", "uptime"]);
    }

    [Fact]
    public void OwnSwitches_AllAtOnce_AreAllTaken()
    {
        var options = Parse(
            "pc2:9110",
            "--dry-run",
            "--id",
            "x1",
            "--data-dir=/d",
            "--token-file",
            "/t",
            "a",
            "b",
            "--version",
            "-h"
        );

        options.ShouldBe(
            new GlobalOptions(
                options.Words,
                new HostAndPort("pc2", 9110),
                "/d",
                "/t",
                DryRun: true,
                Id: "x1",
                Help: true,
                Version: true
            )
        );
        options.Words.ShouldBe(["a", "b"]);
    }

    [Fact]
    public void OwnSwitch_BehindTwoDashes_IsTheCommands() =>
        Parse("a", "b", "--", "-o", "json").Words.ShouldBe(["a", "b", "--", "-o", "json"]);

    [Theory]
    [InlineData("-o")]
    [InlineData("--id")]
    [InlineData("host:port node")]
    [InlineData(":9110 node")]
    [InlineData("host:0 node")]
    [InlineData("host:65536 node")]
    [InlineData("::1:9110 node")]
    [InlineData("[nonsense]:1 node")]
    public void Line_ThatCannotBeRead_IsRefused(string line) =>
        GlobalOptionParser.Parse(line.Split(' ')).Error!.Code.ShouldBe(ErrorCodes.BadLine);

    [Theory]
    [InlineData("127.0.0.1:1", "127.0.0.1")]
    [InlineData("[::1]:1", "::1")]
    [InlineData("localhost:1", "127.0.0.1")]
    [InlineData("pc2.lan:1", null)]
    public void Target_WithAnAddress_IsAlwaysTheSameOne(string word, string? address)
    {
        var target = HostAndPort.Parse(word)!;

        target.Address?.ToString().ShouldBe(address);
        target.ToString().ShouldBe(word);
    }

    [Fact]
    public void Line_InAShell_FallsBackToWhatTheShellWasStartedWith()
    {
        var line = Parse("-o", "text", "a", "b").Under(Parse("pc2:1", "-o", "json"));

        line.Target!.Host.ShouldBe("pc2");
        line.Output.ShouldBe(OutputForms.Text);
    }

    private static GlobalOptions Parse(params string[] line) => GlobalOptionParser.Parse(line).Value!;
}
