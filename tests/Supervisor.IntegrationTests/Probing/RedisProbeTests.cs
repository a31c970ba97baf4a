using Shouldly;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Supervision.Ports.Probing;
using Supervisor.TestKit.Redis;
using Xunit;

namespace Supervisor.IntegrationTests.Probing;

/// <summary>A real Redis, where one is installed.</summary>
public sealed class RedisProbeTests : ProberTest
{
    private readonly RedisServer _server = new();

    protected override void CleanUp() => _server.Dispose();

    [Fact]
    public async Task Redis_ThatServes_Passes()
    {
        await StartAsync();

        (await AskAsync(At(""))).ShouldBe(ProbeAnswer.Ok);
    }

    [Fact]
    public async Task Redis_WithAPassword_PassesOnlyWhoKnowsIt()
    {
        await StartAsync("--requirepass", "secret");

        (await AskAsync(At(":secret@"))).ShouldBe(ProbeAnswer.Ok);
        (await AskAsync(At("default:secret@"))).ShouldBe(ProbeAnswer.Ok);
        (await AskAsync(At(""))).ShouldBe(ProbeAnswer.Failed("answered NOAUTH Authentication required."));
        (await AskAsync(At(":wrong@"))).Reason.ShouldStartWith("answered WRONGPASS ");
    }

    [Fact]
    public async Task Redis_OfADatabase_IsAskedThere()
    {
        await StartAsync("--databases", "4");

        (await AskAsync(At("", "/3"))).ShouldBe(ProbeAnswer.Ok);
        (await AskAsync(At("", "/4"))).Reason.ShouldStartWith("answered ERR DB index is out of range");
    }

    [Fact]
    public async Task Redis_ThatDied_IsRefused()
    {
        await StartAsync();
        _server.Kill();

        (await AskAsync(At(""))).ShouldBe(ProbeAnswer.Failed(ProbeAnswer.Refused));
    }

    private ProbeTarget.Redis At(string credentials, string database = "") =>
        new($"redis://{credentials}127.0.0.1:{_server.Port}{database}");

    private Task StartAsync(params string[] options)
    {
        Assert.SkipUnless(RedisServer.IsInstalled, RedisServer.IsMissing);
        return _server.StartAsync(options);
    }
}
