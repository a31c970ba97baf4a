using System.Diagnostics;
using System.IO.Pipes;
using System.Text.Json;
using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Operators;

/// <summary>Fleet files judged by <c>pbm</c> where no daemon ever ran.</summary>
public sealed class FleetFilesTests : IDisposable
{
    private const string Faulty = """
        services:
          web:
            image: local/web:1
            healthcheck: { test: [CMD, curl, -f, "http://localhost/"] }
            x-supervisor: { agents: { Web: { command: [web], probe: { http: ":80/" }, needs: [Dta] } } }
          data:
            image: local/data:1
            x-supervisor: { agents: { Data: { command: [data], probe: { tcp: ":81" } } } }
        """;

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Validate_OfAFaultyFile_TellsPlaceReasonAndMend_AndExitsWith1()
    {
        var file = Write("fleet.yaml", Faulty);

        var result = await PbmProgram.RunAsync(_scratch, "fleet", "validate", file);

        result.Exit.ShouldBe(1);
        result.Out.ShouldContain($"{file}:5:");
        result.Out.ShouldContain("error unknown-need");
        result.Out.ShouldContain("Data");
        result.Out.ShouldContain("1 error, ");
    }

    [Fact]
    public async Task Validate_AsJson_IsAListOfFindings()
    {
        var result = await PbmProgram.RunAsync(
            _scratch,
            "fleet",
            "validate",
            Write("fleet.yaml", Faulty),
            "-o",
            "json"
        );

        result.Exit.ShouldBe(1);
        var finding = JsonDocument
            .Parse(result.Out)
            .RootElement.EnumerateArray()
            .Single(finding => finding.GetProperty("severity").GetString() == "error");
        finding.GetProperty("code").GetString().ShouldBe("unknown-need");
        finding.GetProperty("line").GetInt32().ShouldBe(5);
        finding.GetProperty("column").GetInt32().ShouldBeGreaterThan(1);
        finding.GetProperty("file").GetString().ShouldEndWith("fleet.yaml");
        finding.GetProperty("message").GetString()!.ShouldContain("Dta");
        finding.GetProperty("remedy").GetString()!.ShouldContain("Data");
    }

    [Fact]
    public async Task Validate_OfTheMendedFile_ExitsWith0()
    {
        var mended = Faulty.Replace("Dta", "Data", StringComparison.Ordinal);

        var result = await PbmProgram.RunAsync(_scratch, "fleet", "validate", Write("fleet.yaml", mended));

        result.Exit.ShouldBe(0, result.Out);
        result.Out.ShouldContain("2 groups, 2 agents: no errors");
    }

    [Fact]
    public async Task Validate_OfStandardInput_ReadsItOnce()
    {
        var result = await ProgramResult.OfAsync(PbmProgram.Start(_scratch, "fleet", "validate", "-"), Faulty);

        result.Exit.ShouldBe(1);
        result.Out.ShouldContain("-:5:");
    }

    [Fact]
    public async Task Interrupt_WhileStandardInputIsWaitedFor_EndsAtOnce()
    {
        using var pbm = Process.Start(PbmProgram.Start(_scratch, "fleet", "validate", "-"))!;
        await pbm.StandardInput.WriteAsync("services:\n".AsMemory(), TestContext.Current.CancellationToken);
        await pbm.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        var input = ((AnonymousPipeClientStream)pbm.StandardInput.BaseStream).SafePipeHandle;
        await Until.HoldsAsync(
            () => Task.FromResult(Posix.BytesLeftIn(input) == 0),
            "pbm has read what was typed so far"
        );

        Posix.Signal(pbm.Id, Posix.SigInt);

        await Patience.ForEndOf(pbm, () => "it still runs");
        pbm.ExitCode.ShouldBe(130);
        (await pbm.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Validate_OfAFileThatIsNotThere_SaysSo()
    {
        var result = await PbmProgram.RunAsync(_scratch, "fleet", "validate", "/nowhere/fleet.yaml");

        result.Exit.ShouldBe(1);
        result.Out.ShouldContain("/nowhere/fleet.yaml");
    }

    [Fact]
    public async Task Validate_OfAMachineThatTheFileIsNotFor_NamesTheSwitch()
    {
        var file = Write("fleet.yaml", $"x-supervisor: {{ node: pc1 }}\n{Faulty}");

        var result = await PbmProgram.RunAsync(_scratch, "fleet", "validate", file, "--node", "pc2");

        result.Exit.ShouldBe(1);
        result.Out.ShouldContain("--node");
    }

    [Fact]
    public async Task Explain_OfACode_ShowsItsPage_AndOfNoneSuggestsOne()
    {
        var page = await PbmProgram.RunAsync(_scratch, "fleet", "explain", "need-cycle");
        var stranger = await PbmProgram.RunAsync(_scratch, "fleet", "explain", "need-cycles");

        page.Exit.ShouldBe(0);
        page.Out.ShouldContain("## Mended");
        stranger.Exit.ShouldBe(1);
        stranger.Error.ShouldContain("Did you mean 'need-cycle'?");
    }

    [Theory]
    [InlineData(new[] { "fleet" }, "The commands are explain, order, show, validate.")]
    [InlineData(new[] { "fleet", "valdate", "x.yaml" }, "Did you mean 'validate'?")]
    public async Task Line_ThatNamesNoCommandOfTheFleet_IsToldSo_WithoutADaemon(string[] words, string why)
    {
        var result = await PbmProgram.RunAsync(_scratch, words);

        result.Exit.ShouldBe(2);
        result.Error.ShouldContain(why);
    }

    [Fact]
    public async Task Show_OntoAFullDisk_IsNoSuccess()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "This system has no /dev/full.");
        var start = Programs.Start(
            "/bin/sh",
            [
                "-c",
                "exec \"$0\" fleet show \"$1\" > /dev/full",
                Programs.Pbm,
                Write("fleet.yaml", Faulty.Replace("Dta", "Data", StringComparison.Ordinal)),
            ],
            _scratch.Home
        );

        var result = await ProgramResult.OfAsync(start);

        result.Exit.ShouldBe(1);
        result.Error.ShouldContain("could not be written");
    }

    [Fact]
    public async Task Order_AsDot_IsAGraph_AndAsAnythingElseIsRefused()
    {
        var file = Write("fleet.yaml", Faulty.Replace("Dta", "Data", StringComparison.Ordinal));

        var dot = await PbmProgram.RunAsync(_scratch, "fleet", "order", file, "-o", "dot");
        var svg = await PbmProgram.RunAsync(_scratch, "fleet", "order", file, "-o", "svg");

        dot.Exit.ShouldBe(0);
        dot.Out.ShouldContain("\"web/Web\" -> \"data/Data\"");
        svg.Exit.ShouldBe(2);
        svg.Error.ShouldContain("It answers in text, json, dot.");
    }

    [Fact]
    public async Task Order_OfAFaultyFile_SaysThatItIsNotWhole()
    {
        var result = await PbmProgram.RunAsync(_scratch, "fleet", "order", Write("fleet.yaml", Faulty));

        result.Exit.ShouldBe(1);
        result.Out.ShouldContain("wave 1, at once");
        result.Error.ShouldContain("pbm fleet validate");
    }

    [Fact]
    public async Task Show_OfWhatItShowed_ShowsTheSame()
    {
        var first = await PbmProgram.RunAsync(
            _scratch,
            "fleet",
            "show",
            Write("fleet.yaml", Faulty.Replace("Dta", "Data", StringComparison.Ordinal))
        );
        var second = await PbmProgram.RunAsync(_scratch, "fleet", "show", Write("shown.yaml", first.Out));

        first.Exit.ShouldBe(0, first.Error);
        second.Out.ShouldBe(first.Out);
    }

    [Fact]
    public async Task Override_BehindAPlus_IsMergedIntoItsFile()
    {
        var file = Write("fleet.yaml", Faulty.Replace("Dta", "Data", StringComparison.Ordinal));
        var change = Write("change.yaml", "services: { web: { image: local/web:2 } }");

        var result = await PbmProgram.RunAsync(_scratch, "fleet", "show", $"{file}+{change}", "-o", "json");

        result.Exit.ShouldBe(0, result.Error);
        var web = JsonDocument
            .Parse(result.Out)
            .RootElement.GetProperty("projects")[0]
            .GetProperty("services")
            .GetProperty("web");
        web.GetProperty("image").GetString().ShouldBe("local/web:2");
        web.GetProperty("x-supervisor").GetProperty("agents").TryGetProperty("Web", out _).ShouldBeTrue();
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_scratch.Home, name);
        File.WriteAllText(path, text);
        return path;
    }
}
