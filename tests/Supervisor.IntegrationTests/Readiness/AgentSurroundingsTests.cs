using System.Net.Sockets;
using Shouldly;
using Supervisor.Contracts.Readiness;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Xunit;

namespace Supervisor.IntegrationTests.Readiness;

public sealed class AgentSurroundingsTests : IAsyncLifetime
{
    private ReadinessWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await ReadinessWorld.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Opening_MakesSocketsAndATokenForTheOwnerAlone()
    {
        var variables = await _world.OpenAsync();

        Mode(variables, AgentVariables.Socket).ShouldBe("600");
        Mode(variables, AgentVariables.NotifySocket).ShouldBe("600");
        Mode(variables, AgentVariables.TokenFile).ShouldBe("400");
        TokenIn(variables).Length.ShouldBe(64);
        File.GetUnixFileMode(_world.FolderOf(ReadinessWorld.Stt).Path)
            .ShouldBe((UnixFileMode)Convert.ToInt32("700", 8));
    }

    [Fact]
    public async Task Opening_OfTheSameIncarnation_GivesTheSame()
    {
        var first = await _world.OpenAsync();
        var token = TokenIn(first);

        var second = await _world.OpenAsync();

        second.ShouldBe(first);
        TokenIn(second).ShouldBe(token);
    }

    [Fact]
    public async Task Opening_AtTheSameTime_IsOne()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _world.OpenAsync()));

        all.Distinct().Count().ShouldBe(1);
        await AgentSocket.SayAsync(all[0], "stt", ReadinessPages.Ready);
        (await _world.Supervisor.NextAsync()).Incarnation.ShouldBe("1-aa");
    }

    [Fact]
    public async Task Opening_OfTheNextIncarnation_MakesAnotherToken()
    {
        var first = await _world.OpenAsync("1-aa");
        var token = TokenIn(first);

        var second = await _world.OpenAsync("2-bb");

        TokenIn(second).ShouldNotBe(token);
        second[AgentVariables.Socket].ShouldBe(first[AgentVariables.Socket]);
        File.Exists(first[AgentVariables.NotifySocket]).ShouldBeFalse();
        File.Exists(second[AgentVariables.NotifySocket]).ShouldBeTrue();
    }

    [Fact]
    public async Task Opening_ByTheNextDaemon_FindsWhatTheLastOneMade()
    {
        var first = await _world.OpenAsync();
        var token = TokenIn(first);

        await _world.RestartDaemonAsync();
        var second = await _world.OpenAsync();

        second.ShouldBe(first);
        TokenIn(second).ShouldBe(token);
        (await AgentSocket.SayAsync(second, "stt", ReadinessPages.Ready, token: token)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Opening_ByTheNextDaemon_AfterTheTokenWasLost_MakesAnother()
    {
        var first = await _world.OpenAsync();
        File.Delete(first[AgentVariables.TokenFile]);

        await _world.RestartDaemonAsync();
        var second = await _world.OpenAsync();

        (await AgentSocket.SayAsync(second, "stt", ReadinessPages.Ready, token: TokenIn(second))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Opening_ByTheNextDaemon_AfterItsRecordWasDamaged_MakesAllAnew()
    {
        await _world.OpenAsync();
        await File.WriteAllTextAsync(
            _world.FolderOf(ReadinessWorld.Stt).Opening,
            """{"incarnation":"1-aa","tok""",
            TestContext.Current.CancellationToken
        );

        await _world.RestartDaemonAsync();
        var second = await _world.OpenAsync();

        (await AgentSocket.SayAsync(second, "stt", ReadinessPages.Ready, token: TokenIn(second))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Opening_OfAnEarlierIncarnation_IsRefused_AlsoByTheNextDaemon()
    {
        await _world.OpenAsync("1-aa");
        await _world.OpenAsync("2-bb");
        (await OpenOldAsync()).ShouldContain("2-bb");

        await _world.RestartDaemonAsync();

        (await OpenOldAsync()).ShouldContain("2-bb");
    }

    [Fact]
    public async Task Closing_EndsWhatTheIncarnationCanSay()
    {
        var variables = await _world.OpenAsync();

        await _world.Surroundings.CloseAsync(new WorkloadId(ReadinessWorld.Stt, "1-aa"));

        File.Exists(variables[AgentVariables.NotifySocket]).ShouldBeFalse();
        var refused = await AgentSocket.SayAsync(variables, "stt", ReadinessPages.Ready);
        refused.Status.ShouldBe(409);
        refused.Code.ShouldBe(SignalCodes.NotRunning);
    }

    [Fact]
    public async Task Opening_OfTheNextIncarnation_WhenItsSocketWasTakenAway_MakesAnother()
    {
        var first = await _world.OpenAsync("1-aa");
        File.Delete(first[AgentVariables.Socket]);

        var second = await _world.OpenAsync("2-bb");
        _world.Supervisor.Incarnation = "2-bb";

        (await AgentSocket.SayAsync(second, "stt", ReadinessPages.Ready)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Opening_OfTheNextIncarnation_WhenItsTokenWasTakenAway_MakesAnother()
    {
        var first = await _world.OpenAsync("1-aa");
        File.Delete(first[AgentVariables.TokenFile]);

        var second = await _world.OpenAsync("2-bb");

        TokenIn(second).Length.ShouldBe(64);
        Mode(second, AgentVariables.TokenFile).ShouldBe("400");
    }

    [Fact]
    public async Task Closing_OfAnEarlierIncarnation_LeavesTheCurrentOneOpen()
    {
        await _world.OpenAsync("1-aa");
        var variables = await _world.OpenAsync("2-bb");
        _world.Supervisor.Incarnation = "2-bb";

        await _world.Surroundings.CloseAsync(new WorkloadId(ReadinessWorld.Stt, "1-aa"));

        (await AgentSocket.SayAsync(variables, "stt", ReadinessPages.Ready)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Closing_OfWhatWasNeverOpened_DoesNothing() =>
        await _world.Surroundings.CloseAsync(new WorkloadId(new AgentAddress("no", "body"), "1-aa"));

    [Fact]
    public async Task Removing_LeavesNothingOfItsFolder()
    {
        var variables = await _world.OpenAsync();
        var folder = _world.FolderOf(ReadinessWorld.Stt).Path;

        await _world.Surroundings.RemoveAsync(new WorkloadId(ReadinessWorld.Stt, "1-aa"));

        Directory.Exists(folder).ShouldBeFalse();
        await Should.ThrowAsync<SocketException>(() => AgentSocket.SayAsync(variables, "stt", ReadinessPages.Ready));
    }

    [Fact]
    public async Task Removing_WhatAnEarlierDaemonHasMade_LeavesNothingOfIt()
    {
        await _world.OpenAsync();
        await _world.RestartDaemonAsync();

        await _world.Surroundings.RemoveAsync(new WorkloadId(ReadinessWorld.Stt, "1-aa"));

        Directory.Exists(_world.FolderOf(ReadinessWorld.Stt).Path).ShouldBeFalse();
    }

    [Fact]
    public async Task Opening_WhereNothingCanBeMade_SaysWhy()
    {
        await File.WriteAllTextAsync(_world.Data.Agents, "in the way", TestContext.Current.CancellationToken);

        var opened = await _world.Surroundings.OpenAsync(
            new WorkloadId(ReadinessWorld.Stt, "1-aa"),
            ReadinessWorld.Definition(ReadinessWorld.Stt)
        );

        opened.Error!.Message.ShouldBe("The sockets of audio/stt cannot be made.");
        opened.Error.Why.ShouldContain(_world.Data.Agents);
    }

    [Fact]
    public async Task Opening_ForAUserWhoIsNotThere_SaysSo()
    {
        var opened = await _world.Surroundings.OpenAsync(
            new WorkloadId(ReadinessWorld.Stt, "1-aa"),
            ReadinessWorld.Definition(ReadinessWorld.Stt, "no-such-user")
        );

        opened.Error!.Message.ShouldBe("This machine has no user 'no-such-user'.");
    }

    private static string Mode(ValueMap<string> variables, string variable) =>
        Convert.ToString((int)File.GetUnixFileMode(variables[variable]), 8);

    private static string TokenIn(ValueMap<string> variables) =>
        File.ReadAllText(variables[AgentVariables.TokenFile]).Trim();

    private async Task<string> OpenOldAsync()
    {
        var opened = await _world.Surroundings.OpenAsync(
            new WorkloadId(ReadinessWorld.Stt, "1-aa"),
            ReadinessWorld.Definition(ReadinessWorld.Stt)
        );
        return opened.Error!.Why;
    }
}
