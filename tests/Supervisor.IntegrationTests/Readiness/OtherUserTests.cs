using Shouldly;
using Supervisor.Contracts.Readiness;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Agents.Signals;
using Xunit;

namespace Supervisor.IntegrationTests.Readiness;

/// <summary>Of agents that the file gives a user of their own: he, and nobody else, may speak for them.</summary>
public sealed class OtherUserTests : IAsyncLifetime
{
    private const string User = "4711";
    private const string Stranger = "4712";

    private const string Say =
        "curl --silent --unix-socket $SUPERVISOR_SOCKET --data '' http://supervisor/v1/agents/stt/ready";

    private ReadinessWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can give files away.");
        _world = await ReadinessWorld.StartAsync();
    }

    public ValueTask DisposeAsync() => _world?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task OwnUser_SpeaksOverTheSocket()
    {
        var variables = await _world.OpenAsync(user: User);

        (await AsAsync(User, variables, Say)).ShouldContain("taken");
        (await _world.Supervisor.NextAsync()).Word.ShouldBe(new AgentWord.Ready(null));
    }

    [Fact]
    public async Task OwnUser_SpeaksByNotification_AndReadsItsToken()
    {
        var variables = await _world.OpenAsync(user: User);

        var token = await AsAsync(User, variables, "systemd-notify --ready; cat $SUPERVISOR_TOKEN_FILE");

        token.Trim().Length.ShouldBe(64);
        (await _world.Supervisor.NextAsync()).Word.ShouldBe(new AgentWord.Ready(null));
    }

    [Theory]
    [InlineData(Say)]
    [InlineData("systemd-notify --ready")]
    [InlineData("cat $SUPERVISOR_TOKEN_FILE")]
    [InlineData("ls $(dirname $SUPERVISOR_SOCKET)")]
    public async Task Stranger_CanDoNothing(string command)
    {
        var variables = await _world.OpenAsync(user: User);

        (await AsAsync(Stranger, variables, $"{command} && echo done || true")).ShouldNotContain("done");
        _world.Supervisor.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task OwnUser_CannotReplaceWhatIsInItsFolder()
    {
        var variables = await _world.OpenAsync(user: User);

        await AsAsync(
            User,
            variables,
            "rm -f $SUPERVISOR_SOCKET || true; ln -s /etc/shadow $SUPERVISOR_TOKEN_FILE.new || true"
        );

        File.Exists(variables[AgentVariables.Socket]).ShouldBeTrue();
        File.Exists(variables[AgentVariables.TokenFile] + ".new").ShouldBeFalse();
    }

    [Fact]
    public async Task DataDirectory_StaysClosed()
    {
        var before = File.GetUnixFileMode(_world.Data.Directory);

        var variables = await _world.OpenAsync(user: User);

        File.GetUnixFileMode(_world.Data.Directory).ShouldBe(before);
        variables[AgentVariables.Socket].ShouldStartWith("/run/supervisor/");
    }

    [Fact]
    public async Task Opening_ByTheNextDaemon_FindsWhatTheLastOneMade()
    {
        var first = await _world.OpenAsync(user: User);
        var token = await AsAsync(User, first, "cat $SUPERVISOR_TOKEN_FILE");

        await _world.RestartDaemonAsync();
        var second = await _world.OpenAsync(user: User);

        second.ShouldBe(first);
        (await AsAsync(User, second, "cat $SUPERVISOR_TOKEN_FILE")).ShouldBe(token);
    }

    [Fact]
    public async Task UserOfTheNextIncarnation_MayBeAnother()
    {
        await _world.OpenAsync("1-aa", user: User);
        var variables = await _world.OpenAsync("2-bb", user: Stranger);
        _world.Supervisor.Incarnation = "2-bb";

        (await AsAsync(Stranger, variables, Say)).ShouldContain("taken");
    }

    private static Task<string> AsAsync(string user, ValueMap<string> variables, string command) =>
        Script.RunAsync(
            variables,
            "/usr/bin/setpriv",
            ["--reuid", user, "--regid", user, "--clear-groups", "/bin/sh", "-c", command]
        );
}
