using System.IO.Pipes;
using System.Net.Sockets;
using System.Text;
using Shouldly;
using Supervisor.Contracts.Palettes;
using Supervisor.IntegrationTests.Journal;
using Supervisor.IntegrationTests.Probing;
using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Connections;
using Supervisor.TestKit.Network;
using Xunit;

namespace Supervisor.IntegrationTests.Runtimes.Docker;

/// <summary>What becomes of connections where there is no engine, or what is there is none.</summary>
public sealed class ConnectionTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Socket_ThatIsNotThere_IsAnAbsentOrStoppedEngine()
    {
        var error = await ErrorAsync(new EngineAddress.UnixSocket(_directory.File("docker.sock")));

        error.Code.ShouldBeOneOf(EngineErrorCodes.Absent, EngineErrorCodes.Stopped);
        error.Why.ShouldContain($"There is no {_directory.File("docker.sock")}.");
    }

    [Fact]
    public async Task Socket_WhereNobodyListens_IsAStoppedEngine()
    {
        using var left = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        left.Bind(new UnixDomainSocketEndPoint(_directory.File("docker.sock")));

        var error = await ErrorAsync(new EngineAddress.UnixSocket(_directory.File("docker.sock")));

        error.Code.ShouldBe(EngineErrorCodes.Stopped);
    }

    [Fact]
    public async Task Port_WhereNobodyListens_IsUnreachable()
    {
        using var port = new ReservedPort();

        var error = await ErrorAsync(new EngineAddress.Tcp("127.0.0.1", port.Number, Tls: null));

        error.Code.ShouldBe(EngineErrorCodes.Unreachable);
        error.Why.ShouldContain("refused");
    }

    [Fact]
    public async Task Server_ThatIsNoEngine_IsNotTakenForOne()
    {
        await using var peer = Peer.Http("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK");

        var error = await ErrorAsync(new EngineAddress.Tcp("127.0.0.1", peer.Port, Tls: null));

        error.Code.ShouldBe(EngineErrorCodes.NotAnEngine);
    }

    [Fact]
    public async Task Pipe_IsSentTheRequestThatASocketWouldBe()
    {
        var name = $"supervisor-test-{Guid.NewGuid():N}";
        await using var pipe = new NamedPipeServerStream(
            name,
            PipeDirection.InOut,
            1,
            PipeTransmissionMode.Byte,
            PipeOptions.Asynchronous
        );
        var heard = AnswerAsync(pipe, "HTTP/1.1 400 Bad Request\r\nContent-Length: 17\r\n\r\n{\"message\":\"no!\"}");

        var connected = await ConnectAsync(new EngineAddress.NamedPipe(".", name));

        (await heard).ShouldBe("GET /_ping HTTP/1.1\r\nHost: docker\r\nConnection: close\r\n\r\n");
        connected.Failure.ShouldBeOfType<EngineFailure.Refused>().Message.ShouldBe("no!");
    }

    private static async Task<string> AnswerAsync(NamedPipeServerStream pipe, string answer)
    {
        await pipe.WaitForConnectionAsync(TestContext.Current.CancellationToken);
        var buffer = new byte[4096];
        var length = 0;
        while (buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) < 0)
        {
            length += await pipe.ReadAsync(buffer.AsMemory(length), TestContext.Current.CancellationToken);
        }

        await pipe.WriteAsync(Encoding.ASCII.GetBytes(answer), TestContext.Current.CancellationToken);
        return Encoding.ASCII.GetString(buffer, 0, length);
    }

    private static async Task<OperatorError> ErrorAsync(EngineAddress address) =>
        (await ConnectAsync(address)).Failure.ShouldBeOfType<EngineFailure.Unreached>().Error;

    private static Task<EngineOutcome<EngineClient>> ConnectAsync(EngineAddress address) =>
        EngineClient.ConnectAsync(
            address,
            EngineTimes.Usual,
            TimeProvider.System,
            TestContext.Current.CancellationToken
        );
}
