using Shouldly;
using Supervisor.Fleet.Values;
using Supervisor.Runtimes.Containers.Operating;
using Supervisor.Supervision.Definitions;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Operating;

public sealed class SessionSpecTests
{
    private static readonly ExecLaunch Within = new(AgentAddress.HolderOf("group"))
    {
        Command = ["serve"],
        Environment = ValueMap<string?>.Empty.With("COLOUR", "blue").With("UNSET", null),
        Directory = "/srv",
        User = "app",
    };

    [Fact]
    public void Spec_BesideAProgram_HasWhatTheProgramHas()
    {
        var spec = SessionSpec.Of(new SessionWish(["ls", "-l"]), Within);

        (spec.User, spec.WorkingDir, spec.Tty).ShouldBe(("app", "/srv", false));
        spec.Cmd.ShouldBe(["ls", "-l"]);
        spec.Env.ShouldBe(["COLOUR=blue"]);
    }

    [Fact]
    public void Spec_OfWhatTheOperatorSays_IsThat()
    {
        var wish = new SessionWish(["sh"])
        {
            User = "root",
            Directory = "/",
            Environment = ["COLOUR=red"],
            Terminal = new TerminalSize(80, 24),
        };

        var spec = SessionSpec.Of(wish, Within);

        (spec.User, spec.WorkingDir, spec.Tty).ShouldBe(("root", "/", true));
        spec.Env.ShouldBe(["COLOUR=blue", "COLOUR=red"], "the engine takes the last");
    }

    [Fact]
    public void Spec_OfAContainer_IsTheContainersOwn()
    {
        var spec = SessionSpec.Of(new SessionWish(["sh"]), launch: null);

        (spec.User, spec.WorkingDir).ShouldBe((null, null));
        spec.Env.ShouldBeEmpty();
    }
}
