using Shouldly;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Ports.Probing;
using Supervisor.TestKit.Nats;
using Xunit;

namespace Supervisor.IntegrationTests.Probing;

/// <summary>A real NATS, where the set-up could bring one.</summary>
public sealed class NatsProbeTests : ProberTest
{
    private readonly RealServer _server = new();

    protected override void CleanUp() => _server.Dispose();

    [Fact]
    public async Task Nats_ThatServes_Passes()
    {
        await StartAsync();

        (await AskAsync(At(""))).ShouldBe(ProbeAnswer.Ok);
    }

    [Fact]
    public async Task Nats_WithAUser_PassesOnlyWhoIsHim()
    {
        await StartAsync("--user", "me", "--pass", "secret");

        (await AskAsync(At("me:secret@"))).ShouldBe(ProbeAnswer.Ok);
        (await AskAsync(At(""))).Reason.ShouldContain("Authorization Violation");
        (await AskAsync(At("me:wrong@"))).Reason.ShouldContain("Authorization Violation");
    }

    [Fact]
    public async Task JetStream_ThatIsThere_Passes()
    {
        await StartAsync("--jetstream", "--store_dir", _server.Directory);

        (await AskAsync(At("", "/jetstream"))).ShouldBe(ProbeAnswer.Ok);
    }

    [Fact]
    public async Task JetStream_ThatIsNotThere_FailsThoughNatsPasses()
    {
        await StartAsync();

        (await AskAsync(At(""))).ShouldBe(ProbeAnswer.Ok);
        (await AskAsync(At("", "/jetstream"))).ShouldBe(ProbeAnswer.Failed("it has no JetStream"));
    }

    private ProbeTarget.Nats At(string credentials, string part = "") =>
        new($"nats://{credentials}127.0.0.1:{_server.Port}{part}");

    private Task StartAsync(params string[] options)
    {
        Assert.SkipWhen(NatsProgram.Path is null, NatsProgram.IsMissing);
        return _server.StartAsync(
            [NatsProgram.Path, "--addr", "127.0.0.1", "--port", $"{_server.Port}", .. options],
            process => process.StandardError,
            "Server is ready"
        );
    }
}
