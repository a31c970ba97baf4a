using Shouldly;
using Supervisor.Fleet.Values;
using Supervisor.Runtimes.Containers.Execs.Records;
using Supervisor.Runtimes.Containers.Execs.Starting;
using Supervisor.Runtimes.Containers.Files;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Surroundings;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Execs;

public sealed class ExecRequestTests
{
    private static readonly AgentAddress Agent = new("audio", "stt");

    private static readonly GroupFolder Folder = GroupFolder.Of("/data/groups", Agent.Group);

    private static readonly StartFiles Files = new(
        Folder,
        new WorkloadId(Agent, "1-aa"),
        static path => new OwnFiles(path)
    );

    private static readonly ExecLaunch Launch = new(AgentAddress.HolderOf(Agent.Group))
    {
        Command = ["python", "-m", "stt"],
        Directory = "/srv",
        User = "app",
    };

    [Fact]
    public void Of_Launch_RunsTheScriptWithPathsThatTheContainerSees()
    {
        var spec = ExecRequest.Of(Launch, ValueMap<string>.Empty, Files);

        spec.Cmd.ShouldBe([
            "sh",
            "/run/supervisor/exec.sh",
            "run",
            Folder.InsideOf(Files.Record),
            Folder.InsideOf(Files.Log),
            "--",
            "python",
            "-m",
            "stt",
        ]);
        spec.Cmd[3].ShouldStartWith("/run/supervisor/records/");
        (spec.WorkingDir, spec.User).ShouldBe(("/srv", "app"));
        (spec.Tty, spec.AttachStdin).ShouldBe((false, false));
    }

    [Fact]
    public void Of_Environment_GivesWayToTheSurroundings()
    {
        var launch = Launch with
        {
            Environment = ValueMap<string?>.Empty.With("A", "1").With("SUPERVISOR_GROUP", "forged").With("B", null),
        };
        var surroundings = ValueMap<string>.Empty.With("SUPERVISOR_GROUP", "audio");

        var spec = ExecRequest.Of(launch, surroundings, Files);

        spec.Env.ShouldBe(["A=1", "SUPERVISOR_GROUP=audio"]);
    }

    [Fact]
    public void Of_VariableThatIsNotToBeSet_IsTakenOutWhereAShellCan()
    {
        var launch = Launch with
        {
            Environment = ValueMap<string?>.Empty.With("HTTP_PROXY", null).With("9x; rm -r /", null),
        };

        var command = ExecRequest.Of(launch, ValueMap<string>.Empty, Files).Cmd;

        command.Skip(5).TakeWhile(word => word != "--").ShouldBe(["HTTP_PROXY"]);
    }
}
