using System.Threading.Channels;
using Shouldly;
using Supervisor.Runtimes.Containers.Workloads;
using Supervisor.Tests.Runtimes.Faults;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Workloads;

public sealed class LookRoundsTests : IAsyncDisposable
{
    private readonly Channel<string> _looks = Channel.CreateUnbounded<string>();
    private readonly Channel<bool> _turns = Channel.CreateUnbounded<bool>();
    private readonly FaultLog _faults = new();
    private readonly LookRounds _rounds;
    private Exception? _fault;

    public LookRoundsTests() => _rounds = new LookRounds(LookAsync, _faults.Faults);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _turns.Writer.TryComplete();
        await _rounds.DisposeAsync();
    }

    [Fact]
    public async Task Requests_DuringALook_AreOneLookAfterIt()
    {
        _rounds.Request("a", "1");
        (await _looks.Reader.ReadAsync(Cancellation)).ShouldBe("a: 1");

        _rounds.Request("a", "2");
        _rounds.Request("a", "3");
        _rounds.Request("a", container: null);
        _rounds.Request("a", "2");
        _turns.Writer.TryWrite(true);

        (await _looks.Reader.ReadAsync(Cancellation)).ShouldBe("a: 2,3");
        _turns.Writer.TryWrite(true);
        _rounds.Request("a", container: null);
        (await _looks.Reader.ReadAsync(Cancellation)).ShouldBe("a: ");
    }

    [Fact]
    public async Task Request_OfAnotherGroup_DoesNotWait()
    {
        _rounds.Request("a", "1");
        (await _looks.Reader.ReadAsync(Cancellation)).ShouldBe("a: 1");

        _rounds.Request("b", "2");

        (await _looks.Reader.ReadAsync(Cancellation)).ShouldBe("b: 2");
    }

    [Fact]
    public async Task Look_ThatFaults_IsToldAndFollowedByTheNext()
    {
        _fault = new InvalidOperationException("odd");
        _rounds.Request("a", "1");
        (await _looks.Reader.ReadAsync(Cancellation)).ShouldBe("a: 1");
        _rounds.Request("a", "2");
        _turns.Writer.TryWrite(true);
        (await _looks.Reader.ReadAsync(Cancellation)).ShouldBe("a: 2", "what was asked for meanwhile");
        _turns.Writer.TryWrite(true);
        (await _faults.NextAsync()).ShouldBe("looking at a: odd");

        _fault = null;
        _rounds.Request("a", "3");

        (await _looks.Reader.ReadAsync(Cancellation)).ShouldBe("a: 3");
        _faults.Waiting.ShouldBe(0, "the same is told once");
    }

    private async Task LookAsync(string group, IReadOnlyCollection<string> containers)
    {
        _looks.Writer.TryWrite($"{group}: {string.Join(',', containers.Order(StringComparer.Ordinal))}");
        await _turns.Reader.WaitToReadAsync();
        _turns.Reader.TryRead(out _);
        if (_fault is { } fault)
        {
            throw fault;
        }
    }
}
