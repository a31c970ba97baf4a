using Shouldly;
using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Connections;
using Supervisor.TestKit.Docker.Engines;
using Xunit;

namespace Supervisor.IntegrationTests.Runtimes.Docker;

/// <summary>A real engine behind TLS that knows its users by their certificates.</summary>
[Collection(DockerEngine.Name)]
public sealed class DockerTlsTests(DockerFixture engine)
{
    [Fact]
    public async Task User_WhomTheEngineKnows_IsServed()
    {
        var connected = await ConnectAsync(engine.Certificates.User);

        connected.IsOk.ShouldBeTrue($"{connected.Failure}");
        var list = await connected.Value!.Containers.ListAsync(EngineFilters.None, Cancellation);
        list.Value.ShouldNotBeNull().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Exec_OverTls_ReadsTheEndOfItsInput()
    {
        var client = (await ConnectAsync(engine.Certificates.User)).Value.ShouldNotBeNull();
        var exec = await client.Exec.CreateAsync(
            engine.Resident,
            new()
            {
                Cmd = ["sh", "-c", "cat; echo over"],
                AttachStdin = true,
                AttachStdout = true,
            },
            Cancellation
        );
        var attached = await client.Exec.AttachAsync(exec.Value!.Id, isTerminal: false, Cancellation);
        using var session = attached.Value.ShouldNotBeNull();

        await session.WriteAsync("one\n"u8.ToArray(), Cancellation);
        await session.CloseInputAsync(Cancellation);

        using var said = new MemoryStream();
        await foreach (var part in session.Output.ReadAllAsync(Cancellation))
        {
            said.Write(part.Bytes.Span);
        }

        said.ToArray().ShouldBe("one\nover\n"u8.ToArray());
    }

    [Fact]
    public async Task User_WhomTheEngineDoesNotKnow_IsTurnedAway()
    {
        var connected = await ConnectAsync(engine.Certificates.Stranger);

        // With TLS 1.3 the handshake is over for us before the engine has looked at our certificate.
        connected.IsOk.ShouldBeFalse();
        $"{connected.Failure!.Error}".ShouldContain("certificate");
    }

    [Fact]
    public async Task Engine_WhomTheUserDoesNotTrust_IsNotSpokenTo()
    {
        var connected = await ConnectAsync(engine.Certificates.Deceived);

        var error = connected.Failure.ShouldBeOfType<EngineFailure.Unreached>().Error;
        error.Code.ShouldBe(EngineErrorCodes.BadTls);
        error.Remedy.ShouldContain(engine.Certificates.Deceived.Directory!);
    }

    [Fact]
    public async Task Engine_WhomTheUserDoesNotTrustButDoesNotVerify_IsSpokenTo()
    {
        var connected = await ConnectAsync(engine.Certificates.Deceived with { Verify = false });

        connected.IsOk.ShouldBeTrue($"{connected.Failure}");
    }

    [Fact]
    public async Task Engine_SpokenToInTheClear_Refuses()
    {
        var connected = await ConnectAsync(tls: null);

        connected.Failure.ShouldBeOfType<EngineFailure.Refused>().Message.ShouldContain("HTTPS");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Task<EngineOutcome<EngineClient>> ConnectAsync(TlsFiles? tls)
    {
        engine.SkipUnlessThere();
        Assert.SkipWhen(
            engine.Process is null,
            "The engine is the machine's, which does not know the tests' certificates."
        );
        return EngineClient.ConnectAsync(
            new EngineAddress.Tcp("127.0.0.1", engine.Process!.TlsPort!.Value, tls),
            EngineTimes.Usual,
            TimeProvider.System,
            Cancellation
        );
    }
}
