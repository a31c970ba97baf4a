using System.Net.Sockets;
using System.Security.Authentication;
using Shouldly;
using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Docker.Connections;
using Xunit;

namespace Supervisor.Tests.Runtimes.Docker.Connections;

public sealed class EngineRefusalsTests
{
    private const string Socket = "/var/run/docker.sock";

    private static readonly EngineAddress Usual = new EngineAddress.UnixSocket(Socket);

    [Fact]
    public void Socket_ThatMayNotBeUsed_NamesTheGroup()
    {
        var error = Explain(SocketError.AccessDenied, Socket);

        error.Code.ShouldBe(EngineErrorCodes.NotAllowed);
        (error.Why + error.Remedy).ShouldContain("group docker");
        error.Remedy.ShouldContain("usermod -aG docker");
    }

    [Fact]
    public void Socket_ThatIsNotThere_IsAnAbsentEngineWhereNoneIsInstalled()
    {
        var error = Explain(SocketError.AddressNotAvailable);

        error.Code.ShouldBe(EngineErrorCodes.Absent);
        error.Remedy.ShouldContain("Install Docker");
    }

    [Fact]
    public void Socket_ThatIsNotThere_IsAStoppedEngineWhereOneIsInstalled()
    {
        var error = Explain(SocketError.AddressNotAvailable, "/usr/sbin/dockerd");

        error.Code.ShouldBe(EngineErrorCodes.Stopped);
        error.Remedy.ShouldContain("systemctl start docker");
    }

    [Fact]
    public void Socket_WhereNobodyListens_IsAStoppedEngine() =>
        Explain(SocketError.ConnectionRefused, Socket).Code.ShouldBe(EngineErrorCodes.Stopped);

    [Fact]
    public void Pipe_ThatDoesNotAppear_IsAnAbsentEngine() =>
        new EngineRefusals(_ => false)
            .NoConnection(new EngineAddress.NamedPipe(".", "docker_engine"), TimeSpan.FromSeconds(5))
            .Code.ShouldBe(EngineErrorCodes.Absent);

    [Fact]
    public void Handshake_ThatFails_NamesTheFiles()
    {
        var address = new EngineAddress.Tcp("far", 2376, new TlsFiles("/certs", Verify: true));

        var error = new EngineRefusals(_ => false).Explain(address, new AuthenticationException("not trusted"));

        (error.Code, error.Why).ShouldBe((EngineErrorCodes.BadTls, "not trusted"));
        error.Remedy.ShouldContain("/certs");
    }

    [Fact]
    public void Machine_ThatDoesNotAnswer_IsUnreachable()
    {
        var address = new EngineAddress.Tcp("far", 2375, Tls: null);

        new EngineRefusals(_ => false)
            .NoConnection(address, TimeSpan.FromSeconds(5))
            .Why.ShouldContain("no connection within 5s");
    }

    private static OperatorError Explain(SocketError error, params string[] files) =>
        new EngineRefusals(files.Contains).Explain(Usual, new SocketException((int)error));
}
