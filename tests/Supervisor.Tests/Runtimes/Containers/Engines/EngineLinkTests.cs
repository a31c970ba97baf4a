using System.Threading.Channels;
using Shouldly;
using Supervisor.Actors.Systems;
using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Containers.Files;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Connections;
using Supervisor.Runtimes.Docker.Events;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Engines;

public sealed class EngineLinkTests : IAsyncDisposable, IEngineSource, IEngineFollower
{
    private readonly string _directory = Directory.CreateTempSubdirectory("supervisor-link-").FullName;
    private readonly Channel<string> _told = Channel.CreateUnbounded<string>();
    private readonly EngineLink _link;
    private bool _isOdd = true;
    private bool _isOddFollower;

    public EngineLinkTests() =>
        _link = new EngineLink(
            this,
            new EngineMarks(new OwnFiles(_directory)),
            EngineFilters.None,
            TimeProvider.System,
            new SeededChance(1)
        );

    public async ValueTask DisposeAsync()
    {
        await _link.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task Attempt_ThatFaults_IsTold_AndTheNextIsMade()
    {
        var asked = _link.NeedAsync();
        _link.Run(this);

        (await NextAsync()).ShouldBe("faulted: odd");
        (await NextAsync()).ShouldBe("disconnected: odd");
        (await asked).Error!.Code.ShouldBe(EngineErrorCodes.Unreachable, "whoever waits is not to wait for ever");
        _isOdd = false;
        while (await NextAsync() is not "disconnected: nobody answers") { }

        await _link.DisposeAsync();
        _link.Problem!.Why.ShouldBe("nobody answers");
    }

    [Fact]
    public async Task Follower_ThatFaults_IsToldOf_AndANeedIsMetAllTheSame()
    {
        _isOddFollower = true;
        _isOdd = false;
        _link.Run(this);
        (await NextAsync()).ShouldBe("faulted: odd follower");

        (await _link.NeedAsync()).Error!.Why.ShouldBe("nobody answers");
    }

    Task<EngineOutcome<FoundEngine>> IEngineSource.ConnectAsync(CancellationToken stop) =>
        _isOdd
            ? throw new InvalidOperationException("odd")
            : Task.FromResult<EngineOutcome<FoundEngine>>(
                new EngineFailure.Unreached(new OperatorError("test", "There is none.", "nobody answers", ""))
            );

    void IEngineFollower.Connected(EngineSession? session) =>
        _ = _isOddFollower ? throw new InvalidOperationException("odd follower") : _told.Writer.TryWrite("connected");

    void IEngineFollower.Happened(EngineSession session, EngineEvent happened) => _told.Writer.TryWrite("happened");

    void IEngineFollower.Disconnected(OperatorError why) => _told.Writer.TryWrite($"disconnected: {why.Why}");

    void IEngineFollower.Faulted(Exception fault) => _told.Writer.TryWrite($"faulted: {fault.Message}");

    private async Task<string> NextAsync() => await _told.Reader.ReadAsync(TestContext.Current.CancellationToken);
}
