using System.Text;
using Shouldly;
using Supervisor.Contracts.Palettes.Copying;
using Supervisor.Runtimes.Containers.Operating;
using Supervisor.Runtimes.Usage;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.TestKit.Docker.Engines;
using Xunit;

namespace Supervisor.TestKit.Runtimes.Containers;

/// <summary>What operators do with a container that runs.</summary>
public abstract class ContainerOperatingContract(EngineFixture engine) : IAsyncLifetime
{
    private ContainerWorld _world = null!;
    private ContainerOperations _operations = null!;
    private ProcessFacts _process = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        engine.SkipUnlessThere();
        _world = ContainerWorld.In(engine);
        var runtime = _world.NewRuntime();
        runtime.Expect();
        runtime.Listen(_ => { });
        var outcome = await runtime.StartAsync(_world.Request(1, "while :; do sleep 1000 & wait; done"));
        _process = outcome.ShouldBeOfType<LaunchOutcome.There>(outcome.ToString()).Workload.Process.ShouldNotBeNull();
        _operations = runtime.Operations;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_world is not null)
        {
            await _world.DisposeAsync();
        }
    }

    [Fact]
    public async Task Session_ReadsItsInputAndEndsWithItsCode()
    {
        using var session = await OpenAsync(new SessionWish(["sh", "-c", "cat; echo bad >&2; exit 7"]));

        await session.WriteAsync("good\n"u8.ToArray(), Cancellation);
        await session.CloseInputAsync(Cancellation);

        (await ReadAsync(session)).ShouldBe(("good\n", "bad\n"));
        (await session.ExitAsync(Cancellation)).Value.ShouldBe(7);
    }

    [Fact]
    public async Task Session_OnATerminal_HasItsSize()
    {
        var wish = new SessionWish(["sh", "-c", "read _; stty size; read _; stty size"])
        {
            Terminal = new TerminalSize(101, 41),
        };
        using var session = await OpenAsync(wish);

        await session.WriteAsync("\r"u8.ToArray(), Cancellation);
        await UntilAsync(session, "41 101");
        await session.ResizeAsync(new TerminalSize(99, 33), Cancellation);
        await session.WriteAsync("\r"u8.ToArray(), Cancellation);

        await UntilAsync(session, "33 99");
    }

    [Fact]
    public async Task Session_Signalled_EndsByThat()
    {
        using var session = await OpenAsync(
            new SessionWish(["sh", "-c", "trap 'exit 9' INT; echo up; while :; do sleep 0.05; done"])
        );
        await UntilAsync(session, "up");

        await session.SignalAsync(2, Cancellation);

        await ReadAsync(session);
        (await session.ExitAsync(Cancellation)).Value.ShouldBe(9);
    }

    [Theory]
    [InlineData("echo up; sleep 1000", 1000)]
    [InlineData("trap '' HUP; echo up; sleep 1000", 0.2)]
    public async Task Session_WhoseOperatorLeaves_LeavesNothingBehind(string line, double grace)
    {
        _operations.HangUpGrace = TimeSpan.FromSeconds(grace);
        using var session = await OpenAsync(new SessionWish(["sh", "-c", line]));
        await UntilAsync(session, "up");

        (await session.HangUpAsync(Cancellation)).ShouldBeNull();

        await ReadAsync(session);
        (await session.ExitAsync(Cancellation)).Value.ShouldBeGreaterThan(128);
    }

    [Fact]
    public async Task Session_OfAContainerThatIsGone_IsAnError()
    {
        var opened = await _operations.OpenAsync(
            ContainerWorld.Agent,
            new string('0', 64),
            new SessionWish(["true"]),
            Cancellation
        );

        opened.Error.ShouldNotBeNull();
    }

    [Fact]
    public async Task Usage_OfAContainer_IsWhatItsEngineSays()
    {
        var meter = new UsageMeter(_operations, TimeProvider.System);

        var usage = (await meter.LookAsync([new UsageSubject(ContainerWorld.Agent, _process)], Cancellation))[0];

        (usage.Scope, usage.Note).ShouldBe((UsageScope.Container, ""));
        usage.Memory.ShouldNotBeNull().ShouldBeGreaterThan(0);
        usage.Tasks.ShouldNotBeNull().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Files_OfAContainer_AreFoundByItsAgent()
    {
        var files = (await _operations.FilesOfAsync(ContainerWorld.Agent, Cancellation)).Value.ShouldNotBeNull();

        (await files.LookAsync("/tmp", Cancellation)).Value.ShouldNotBeNull().Kind.ShouldBe(PathKind.Directory);
        (await files.LookAsync("/no/such", Cancellation)).Value.ShouldNotBeNull().Kind.ShouldBe(PathKind.None);
    }

    private async Task<ContainerSession> OpenAsync(SessionWish wish)
    {
        var opened = await _operations.OpenAsync(ContainerWorld.Agent, _process.Container!, wish, Cancellation);
        return opened.Value ?? throw new ShouldAssertException($"{opened.Error}");
    }

    private static async Task<(string Output, string Errors)> ReadAsync(ContainerSession session)
    {
        var (output, errors) = (new StringBuilder(), new StringBuilder());
        await foreach (var part in session.ReadAsync(Cancellation))
        {
            (part.IsErrors ? errors : output).Append(Encoding.UTF8.GetString(part.Bytes.Span));
        }

        return ($"{output}", $"{errors}");
    }

    /// <summary>Reads what comes, and goes on as soon as that was in it.</summary>
    private static async Task UntilAsync(ContainerSession session, string text)
    {
        var said = "";
        await using var parts = session.ReadAsync(Cancellation).GetAsyncEnumerator(Cancellation);
        while (!said.Contains(text, StringComparison.Ordinal))
        {
            (await parts.MoveNextAsync()).ShouldBeTrue($"'{text}' was expected; it said: {said}");
            said += Encoding.UTF8.GetString(parts.Current.Bytes.Span);
        }
    }
}
