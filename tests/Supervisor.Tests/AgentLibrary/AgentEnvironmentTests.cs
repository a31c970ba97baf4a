using Shouldly;
using Supervisor.AgentLibrary;
using Xunit;

namespace Supervisor.Tests.AgentLibrary;

public sealed class AgentEnvironmentTests
{
    [Fact]
    public void Environment_OfASupervisedProgram_IsRead() =>
        Read(
                ("SUPERVISOR_SOCKET", "/s"),
                ("NOTIFY_SOCKET", "/n"),
                ("SUPERVISOR_INCARNATION", "3-ab"),
                ("SUPERVISOR_GROUP", "audio"),
                ("SUPERVISOR_AGENT", "stt")
            )
            .ShouldBe(new AgentEnvironment("/s", "/n", "3-ab", "audio/stt"));

    [Fact]
    public void Environment_WithEmptyVariables_IsNobodys()
    {
        var environment = Read(("SUPERVISOR_SOCKET", ""), ("NOTIFY_SOCKET", ""));

        environment.IsSupervised.ShouldBeFalse();
        environment.Name.ShouldBeEmpty();
    }

    [Fact]
    public void Environment_OfSystemdAlone_IsSomebodys() => Read(("NOTIFY_SOCKET", "/n")).IsSupervised.ShouldBeTrue();

    [Fact]
    public void Incarnation_ThatAFileSays_IsRead()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "4-cd\n");

            Read(("SUPERVISOR_INCARNATION_FILE", file)).Incarnation.ShouldBe("4-cd");
            Read(("SUPERVISOR_INCARNATION_FILE", file), ("SUPERVISOR_INCARNATION", "5-ef"))
                .Incarnation.ShouldBe("5-ef");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Incarnation_OfAFileThatIsNotThere_IsNotKnown() =>
        Read(("SUPERVISOR_INCARNATION_FILE", "/no/such/file")).Incarnation.ShouldBeNull();

    private static AgentEnvironment Read(params (string Name, string Value)[] variables) =>
        AgentEnvironment.From(name => variables.FirstOrDefault(variable => variable.Name == name).Value);
}
