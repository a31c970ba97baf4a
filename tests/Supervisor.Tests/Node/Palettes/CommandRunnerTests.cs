using System.Runtime.CompilerServices;
using Shouldly;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Palettes.Rules;
using Supervisor.Node.Palettes;
using Supervisor.Tests.Node.Logging;
using Xunit;

namespace Supervisor.Tests.Node.Palettes;

public sealed class CommandRunnerTests : IDisposable
{
    private readonly CancellationTokenSource _nodeStops = new();
    private readonly CancellationTokenSource _callerGone = new();
    private readonly List<Frame> _written = [];
    private readonly RecordedLog<CommandRunner> _log = new();

    public void Dispose()
    {
        _nodeStops.Dispose();
        _callerGone.Dispose();
    }

    [Fact]
    public async Task Command_ThatEnds_IsClosedWithExitCodeZero()
    {
        await RunAsync(_ => new Frame[] { new TextFrame("done") }.ToAsyncEnumerable());

        _written.ShouldBe([new TextFrame("done"), new EndFrame(ExitCodes.Ok)]);
    }

    [Fact]
    public async Task Command_ThatTellsOfAnError_IsClosedWithItsExitCode()
    {
        var error = new OperatorError(ErrorCodes.NotFound, "", "", "");

        await RunAsync(_ => new Frame[] { new ErrorFrame(error), new TextFrame("rest") }.ToAsyncEnumerable());

        _written[^1].ShouldBe(new EndFrame(ExitCodes.Failed));
        _written.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Command_ThatEndsByItsOwnCode_IsClosedWithThat()
    {
        await RunAsync(_ => new Frame[] { new EndFrame(1), new TextFrame("never shown") }.ToAsyncEnumerable());

        _written.ShouldBe([new EndFrame(1)]);
    }

    [Theory]
    [InlineData(false, ErrorCodes.OutcomeUnknown, ExitCodes.OutcomeUnknown)]
    [InlineData(true, ErrorCodes.Internal, ExitCodes.Failed)]
    public async Task Command_WhoseCodeFails_SaysSoAndWhetherItMayHaveChangedSomething(
        bool dryRun,
        string code,
        int exit
    )
    {
        await RunAsync(_ => Failing(), dryRun);

        _written[0].ShouldBe(new TextFrame("so far"));
        ((ErrorFrame)_written[1]).Error.Code.ShouldBe(code);
        _written[2].ShouldBe(new EndFrame(exit));
        _log.Lines.ShouldContain(line => line.Contains("failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Command_WhenTheNodeStops_IsToldAndClosed()
    {
        var running = RunAsync(Endless, dryRun: true);

        await _nodeStops.CancelAsync();
        await running;

        ((ErrorFrame)_written[^2]).Error.Code.ShouldBe(ErrorCodes.Stopping);
        _written[^1].ShouldBe(new EndFrame(ExitCodes.Unreachable));
    }

    [Fact]
    public async Task Command_WhenTheCallerHasGone_IsCancelled()
    {
        var running = RunAsync(Endless);

        await _callerGone.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(running);
    }

    [Fact]
    public async Task Change_IsInTheAuditTrailWithWhoAndWhat()
    {
        await RunAsync(_ => AsyncEnumerable.Empty<Frame>());

        const string Id = "00000000000000000000000000000000";
        _log.Lines.ShouldBe([
            $"Audit: ann asks for 'thing break' with (what=glass) as {Id}",
            $"Audit: 'thing break' as {Id} ended with exit code 0",
        ]);
    }

    [Fact]
    public async Task DryRun_IsNoChangeAndNotInTheAuditTrail()
    {
        await RunAsync(_ => AsyncEnumerable.Empty<Frame>(), dryRun: true);

        _log.Lines.ShouldBeEmpty();
    }

    private static async IAsyncEnumerable<Frame> Failing()
    {
        await Task.CompletedTask;
        yield return new TextFrame("so far");
        throw new InvalidOperationException("glass is hard");
    }

    private static async IAsyncEnumerable<Frame> Endless([EnumeratorCancellation] CancellationToken stop)
    {
        yield return new TextFrame("first");
        await Task.Delay(Timeout.Infinite, stop);
    }

    private Task RunAsync(Func<CancellationToken, IAsyncEnumerable<Frame>> run, bool dryRun = false)
    {
        var command = new RegisteredCommand("thing break", new TestCommand((_, stop) => run(stop)));
        var arguments = ArgumentRules
            .Check(
                "thing break",
                command.Handler.Description.Arguments,
                new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["what"] = ["glass"] }
            )
            .Value!;
        var call = new CommandCall(
            CommandId.FromEntropy(new byte[16]),
            arguments,
            dryRun,
            new Caller("ann", Role.Admin),
            new Dictionary<string, byte[]>(StringComparer.Ordinal)
        );
        return new CommandRunner(_log, _nodeStops.Token).RunAsync(command, call, WriteAsync, _callerGone.Token);
    }

    private ValueTask WriteAsync(Frame frame, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        _written.Add(frame);
        return ValueTask.CompletedTask;
    }
}
