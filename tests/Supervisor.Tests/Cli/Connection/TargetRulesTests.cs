using Shouldly;
using Supervisor.Cli.Connection;
using Supervisor.Cli.Line;
using Xunit;

namespace Supervisor.Tests.Cli.Connection;

public sealed class TargetRulesTests
{
    private readonly Dictionary<string, string> _environment = new(StringComparer.Ordinal) { ["HOME"] = "/home/ann" };
    private bool _isLoggedIn;

    [Fact]
    public void Candidates_WhenNothingIsSaid_AreSystemThenUserThenTcp() =>
        Candidates([])
            .ShouldBe(
                "/var/lib/supervisor/supervisor.sock /home/ann/.local/state/supervisor/supervisor.sock 127.0.0.1:9110"
            );

    [Fact]
    public void Candidates_OfWhoIsLoggedIn_AreThisMachinesDaemon_ThenTheCluster()
    {
        _isLoggedIn = true;

        Candidates([])
            .ShouldBe(
                "/var/lib/supervisor/supervisor.sock /home/ann/.local/state/supervisor/supervisor.sock the nodes of the login"
            );
        Candidates(["--data-dir", "/from/line"]).ShouldBe("/from/line/supervisor.sock");
    }

    [Fact]
    public void Candidates_WithATarget_AreThatAlone() => Candidates(["[::1]:7"]).ShouldBe("[::1]:7");

    [Fact]
    public void Candidates_WithADataDirectory_AreItsSocketAlone()
    {
        _environment["SUPERVISOR_DATA_DIR"] = "/from/environment";

        Candidates([]).ShouldBe("/from/environment/supervisor.sock");
        Candidates(["--data-dir", "/from/line"]).ShouldBe("/from/line/supervisor.sock");
    }

    private string Candidates(string[] line) =>
        string.Join(
            ' ',
            TargetRules.Candidates(
                GlobalOptionParser.Parse(line).Value!,
                name => _environment.GetValueOrDefault(name),
                _isLoggedIn
            )
        );
}
