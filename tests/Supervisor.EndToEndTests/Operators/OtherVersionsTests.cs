using System.Diagnostics;
using System.Text.Json;
using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Operators;

/// <summary><c>pbm</c> against nodes that are newer than it, that break off, or that never end.</summary>
public sealed class OtherVersionsTests : IDisposable
{
    private const string Rows =
        """{"name":"do","summary":"Does.","role":"viewer","result":"rows","arguments":[{"name":"hue","summary":"S.","kind":"colour"}]}""";

    private const string Stream = """{"name":"do","summary":"Does.","role":"viewer","result":"stream"}""";

    private const string Change =
        """{"name":"do","summary":"Does.","role":"operator","result":"text","changes":true,"arguments":[{"name":"f","summary":"S.","kind":"file","position":1}]}""";

    private const string Table = """
        {"kind":"columns","columns":[{"name":"a","format":"hologram"}],"layout":"sphere"}
        {"kind":"weather","sky":"blue"}
        {"kind":"row","cells":["1"],"mood":"good"}

        """;

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Node_OfANewerVersion_IsDriven()
    {
        await using var node = new FakeNode(
            Rows,
            (stream, _) => FakeNode.WriteAsync(stream, Table + "{\"kind\":\"end\",\"exit\":0,\"moon\":1}\n")
        );

        var result = await PbmProgram.RunAsync(_scratch, node.Address, "thing", "do", "--hue", "blue");

        result.ShouldBe(new ProgramResult(0, "A\n1\n", ""));
        node.LastRequest.ShouldBe("""{"dryRun":false,"arguments":{"hue":["blue"]},"files":{}}""");
    }

    [Fact]
    public async Task Answer_CutOff_IsSaid()
    {
        await using var node = new FakeNode(Rows, (stream, _) => FakeNode.WriteAsync(stream, Table));

        var result = await PbmProgram.RunAsync(_scratch, node.Address, "thing", "do");

        result.Exit.ShouldBe(3);
        result.Error.ShouldContain("was lost in the middle of the answer");
    }

    [Fact]
    public async Task Change_CutOff_IsOfUnknownOutcomeAndCanBeAskedForAgain()
    {
        File.WriteAllText(_scratch.File("fleet.yaml"), "hi");
        await using var node = new FakeNode(Change, (_, _) => Task.CompletedTask);

        var result = await PbmProgram.RunAsync(_scratch, node.Address, "thing", "do", "fleet.yaml");

        result.Exit.ShouldBe(5);
        using var request = JsonDocument.Parse(node.LastRequest);
        var id = request.RootElement.GetProperty("id").GetString();
        result.Error.ShouldContain($"pbm {node.Address} thing do fleet.yaml --id {id}");
        request
            .RootElement.GetProperty("files")
            .GetProperty("fleet.yaml")
            .GetBytesFromBase64()
            .ShouldBe("hi"u8.ToArray());
    }

    [Fact]
    public async Task Change_AskedForWithAnId_SendsThatId()
    {
        await using var node = new FakeNode(
            Change,
            (stream, _) => FakeNode.WriteAsync(stream, "{\"kind\":\"end\",\"exit\":0}\n")
        );

        await PbmProgram.RunAsync(_scratch, node.Address, "thing", "do", "--id", "mine-1", "--dry-run");

        node.LastRequest.ShouldBe("""{"id":"mine-1","dryRun":true,"arguments":{},"files":{}}""");
    }

    [Fact]
    public async Task File_ThatIsNotThere_IsSaidBeforeAnythingIsAsked()
    {
        await using var node = new FakeNode(Change, (_, _) => Task.CompletedTask);

        var result = await PbmProgram.RunAsync(_scratch, node.Address, "thing", "do", "nowhere.yaml");

        result.Exit.ShouldBe(2);
        result.Error.ShouldContain("'nowhere.yaml'");
        node.LastRequest.ShouldBeEmpty();
    }

    [Fact]
    public async Task Answer_ThatIsNoFrame_IsSaid()
    {
        await using var node = new FakeNode(Rows, (stream, _) => FakeNode.WriteAsync(stream, "<html>\n"));

        var result = await PbmProgram.RunAsync(_scratch, node.Address, "thing", "do");

        result.Exit.ShouldBe(3);
        result.Error.ShouldContain("no node that this pbm understands");
    }

    [Theory]
    [InlineData(Stream, 0)]
    [InlineData(Rows, 130)]
    [InlineData(Change, 5)]
    public async Task Interrupt_EndsWhatRuns(string command, int exit)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var node = new FakeNode(
            command,
            async (stream, stop) =>
            {
                await FakeNode.WriteAsync(stream, Table);
                asked.SetResult();
                await Task.Delay(Timeout.Infinite, stop);
            }
        );
        using var pbm = Process.Start(PbmProgram.Start(_scratch, node.Address, "thing", "do"))!;
        await Patience.For(asked.Task, "the command to be asked for", () => "nothing");

        Posix.Signal(pbm.Id, Posix.SigInt);

        await Patience.ForEndOf(pbm, () => "it still runs");
        pbm.ExitCode.ShouldBe(exit);
    }

    [Fact]
    public async Task Stream_WhoseReaderLeaves_Ends()
    {
        await using var node = new FakeNode(
            Stream,
            async (stream, stop) =>
            {
                while (!stop.IsCancellationRequested)
                {
                    await FakeNode.WriteAsync(stream, "{\"kind\":\"text\",\"text\":\"tick\"}\n");
                }
            }
        );
        using var pbm = Process.Start(PbmProgram.Start(_scratch, node.Address, "thing", "do"))!;
        (await pbm.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldBe("tick");

        pbm.StandardOutput.Close();

        await Patience.ForEndOf(pbm, () => "it still runs");
        pbm.ExitCode.ShouldBe(0);
    }
}
