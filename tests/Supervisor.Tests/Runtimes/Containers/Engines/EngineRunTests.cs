using System.Net.Sockets;
using Shouldly;
using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Connections;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Engines;

public sealed class EngineRunTests
{
    // What only a hang reaches.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("/nowhere/engine.sock")]
    [InlineData("")]
    public async Task Run_OfAnEngineThatCannotBeAsked_IsNone(string path) =>
        (await FindAsync(path)).Value.ShouldBe(FoundRun.Unknown);

    [Fact]
    public async Task Run_BehindAPathThatIsTooLongForASocket_IsNone() =>
        (await FindAsync($"/tmp/{new string('x', 200)}")).Value.ShouldBe(FoundRun.Unknown);

    [Fact]
    public async Task Run_OfAnEngineThatTakesNoMoreConnections_IsAnError_AndHoldsNobodyUp()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Sockets of other systems queue otherwise.");
        var directory = Directory.CreateTempSubdirectory("supervisor-engine-");
        var path = Path.Combine(directory.FullName, "sock");
        using var engine = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        engine.Bind(new UnixDomainSocketEndPoint(path));
        engine.Listen(0);
        var waiting = await FillAsync(path);
        try
        {
            var found = await FindAsync(path);

            var error = found.Failure.ShouldBeOfType<EngineFailure.Unreached>().Error;
            error.Code.ShouldBe(EngineErrorCodes.Unreachable);
        }
        finally
        {
            waiting.ForEach(static socket => socket.Dispose());
            directory.Delete(recursive: true);
        }
    }

    /// <summary>Until the kernel lets nobody else wait for that listener.</summary>
    private static async Task<List<Socket>> FillAsync(string path)
    {
        var waiting = new List<Socket>();
        try
        {
            while (true)
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                waiting.Add(socket);
                using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(1));
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), enough.Token);
            }
        }
        catch (Exception full) when (full is SocketException or OperationCanceledException)
        {
            return waiting;
        }
    }

    private static async Task<EngineOutcome<FoundRun>> FindAsync(string path) =>
        await EngineRun
            .FindAsync(
                new EngineAddress.UnixSocket(path),
                TimeSpan.FromSeconds(1),
                TimeProvider.System,
                TestContext.Current.CancellationToken
            )
            .WaitAsync(Limit, TestContext.Current.CancellationToken);
}
