using System.Text.Json;
using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Operators;

public sealed class OneShotTests(RunningDaemon running) : IClassFixture<RunningDaemon>
{
    private readonly Scratch _scratch = running.Scratch;
    private readonly Daemon _daemon = running.Daemon;

    [Fact]
    public async Task NodeUptime_ForPeople_NamesTheNode()
    {
        var result = await PbmProgram.RunAsync(_scratch, "node", "uptime");

        result.Exit.ShouldBe(0);
        result.Error.ShouldBeEmpty();
        result.Out.ShouldStartWith("NODE     pc1\n");
        result.Out.ShouldNotContain("\e");
    }

    [Fact]
    public async Task NodeUptime_ForPrograms_IsAListOfOneObject()
    {
        var result = await PbmProgram.RunAsync(_scratch, "node", "uptime", "-o", "json");

        using var json = JsonDocument.Parse(result.Out);
        json.RootElement[0].GetProperty("node").GetString().ShouldBe("pc1");
        json.RootElement[0].GetProperty("pid").GetInt32().ShouldBe(_daemon.ProcessId);
        json.RootElement[0].GetProperty("uptime").GetDouble().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task ActorHierarchy_ShowsTheTree()
    {
        var people = await PbmProgram.RunAsync(_scratch, "actor", "hierarchy");
        var programs = await PbmProgram.RunAsync(_scratch, "actor", "hierarchy", "-d", "1", "-s", "/", "-o", "json");

        people.Out.ShouldContain("─ node");
        using var json = JsonDocument.Parse(programs.Out);
        json.RootElement[0]
            .GetProperty("children")
            .EnumerateArray()
            .Select(child => child.GetProperty("name").GetString())
            .ShouldContain("node");
    }

    [Fact]
    public async Task ActorSystem_CountsActors()
    {
        var result = await PbmProgram.RunAsync(_scratch, "actor", "system", "--output=json");

        using var json = JsonDocument.Parse(result.Out);
        json.RootElement[0].GetProperty("actors").GetInt32().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Tcp_OfThisMachinesDaemon_FindsItsTokenItself()
    {
        var result = await PbmProgram.RunAsync(_scratch, _daemon.Endpoint.ToString(), "node", "uptime");

        result.Exit.ShouldBe(0);
    }

    [Fact]
    public async Task Tcp_WithATokenFile_UsesThat()
    {
        var elsewhere = new Scratch();
        using (elsewhere)
        {
            var file = Path.Combine(_daemon.Data, "operator.token");
            var target = _daemon.Endpoint.ToString();

            var without = await PbmProgram.RunAsync(elsewhere, target, "node", "uptime");
            var with = await PbmProgram.RunAsync(elsewhere, target, "node", "uptime", "--token-file", file);

            without.Exit.ShouldBe(4);
            without.Error.ShouldContain("--token-file");
            with.Exit.ShouldBe(0);
        }
    }

    [Fact]
    public async Task Tcp_WithAWrongToken_IsNotAllowed()
    {
        File.WriteAllText(_scratch.File("wrong"), new string('0', 64));

        var result = await PbmProgram.RunAsync(
            _scratch,
            _daemon.Endpoint.ToString(),
            "node",
            "uptime",
            "--token-file",
            _scratch.File("wrong")
        );

        result.Exit.ShouldBe(4);
        result.Error.ShouldContain("The token is not this node's.");
    }

    [Theory]
    [InlineData("nod uptime", 2, "Did you mean 'node'?")]
    [InlineData("node uptme", 2, "Did you mean 'uptime'?")]
    [InlineData("node", 2, "needs a command")]
    [InlineData("actor hierarchy --dept 3", 2, "Did you mean '--depth'?")]
    [InlineData("actor hierarchy -d many", 2, "whole number")]
    [InlineData("actor hierarchy -d -1", 2, "The least that it may be is 0.")]
    [InlineData("actor hierarchy -d", 2, "needs a value")]
    [InlineData("actor hierarchy -s /nobody", 1, "There is no actor at '/nobody'.")]
    [InlineData("node uptime --dry-run", 2, "has no dry run")]
    [InlineData("cluster leader more", 2, "one value too many")]
    [InlineData("node uptime more", 1, "There is no node 'more' here.")]
    [InlineData("nowhere:x node uptime", 2, "HOST:PORT")]
    [InlineData("127.0.0.1:1 node uptime", 3, "No node answers at 127.0.0.1:1.")]
    [InlineData("node uptime --data-dir /nowhere", 3, "/nowhere/supervisor.sock (not there)")]
    [InlineData("cluster leader --token-file /nowhere 127.0.0.1:1", 2, "one value too many")]
    public async Task Line_ThatCannotBe_HasASentenceAndAnExitCode(string line, int exit, string sentence)
    {
        var result = await PbmProgram.RunAsync(_scratch, line.Split(' '));

        result.Exit.ShouldBe(exit);
        result.Out.ShouldBeEmpty();
        result.Error.ShouldStartWith("error: ");
        result.Error.ShouldContain(sentence);
    }

    [Fact]
    public async Task Error_ForPrograms_IsOneObject()
    {
        var result = await PbmProgram.RunAsync(_scratch, "node", "uptme", "-o", "json");

        result.Out.ShouldBeEmpty();
        using var json = JsonDocument.Parse(result.Error);
        json.RootElement.GetProperty("error").GetProperty("code").GetString().ShouldBe("usage.unknown-command");
    }

    [Fact]
    public async Task Help_NeedsNoNodeButSaysWhatIsMissing()
    {
        var with = await PbmProgram.RunAsync(_scratch, "help");
        var without = await PbmProgram.RunAsync(_scratch, "help", "--data-dir", "/nowhere");

        with.Out.ShouldContain("The actors that do the supervising.");
        without.Exit.ShouldBe(0);
        without.Out.ShouldContain("This program itself.");
        without.Out.ShouldContain("The fleet and its files.");
        without.Error.ShouldContain("No daemon answers on this machine.");
    }

    [Fact]
    public async Task Script_OnStandardInput_EndsAtTheFirstFailure()
    {
        const string Script = """
            # what is up
            node uptime -o json
            'actor' "hierarchy" -d 99999
            version
            """;

        var result = await ProgramResult.OfAsync(PbmProgram.Start(_scratch), Script);

        result.Exit.ShouldBe(2);
        result.Out.ShouldContain("\"pc1\"");
        result.Out.TrimEnd().ShouldEndWith("]");
    }

    [Fact]
    public async Task Script_ThatLeaves_EndsWell()
    {
        var result = await ProgramResult.OfAsync(PbmProgram.Start(_scratch), "version\nexit\nnonsense\n");

        result.Exit.ShouldBe(0);
    }
}
