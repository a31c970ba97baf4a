using Shouldly;
using Supervisor.Node.Readiness;
using Supervisor.Node.Readiness.Folders;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Xunit;

namespace Supervisor.Tests.Node.Readiness;

public sealed class IncarnationVariablesTests
{
    private static readonly WorkloadId Id = new(new AgentAddress("audio", "stt"), "7-abcd");

    [Fact]
    public void Variables_LeadToWhatWasMade()
    {
        var variables = IncarnationVariables.Of(Id, Definition(null), new AgentFolder("/f"));

        variables
            .Select(static variable => $"{variable.Key}={variable.Value}")
            .ShouldBe([
                $"NOTIFY_SOCKET={new AgentFolder("/f").NotifySocketOf("7-abcd")}",
                "SUPERVISOR_AGENT=stt",
                "SUPERVISOR_GROUP=audio",
                "SUPERVISOR_INCARNATION=7-abcd",
                "SUPERVISOR_NOTIFY_FD=3",
                "SUPERVISOR_SOCKET=/f/supervisor.sock",
                "SUPERVISOR_TOKEN_FILE=/f/token",
            ]);
    }

    [Fact]
    public void Watchdog_IsToldInMicroseconds() =>
        IncarnationVariables
            .Of(Id, Definition(TimeSpan.FromSeconds(30)), new AgentFolder("/f"))["WATCHDOG_USEC"]
            .ShouldBe("30000000");

    private static AgentDefinition Definition(TimeSpan? watchdog) =>
        new()
        {
            Address = Id.Agent,
            Hash = "hash",
            Launch = new ProcessLaunch { Command = ["sleep", "1"], Directory = "/" },
            Watchdog = watchdog,
        };
}
