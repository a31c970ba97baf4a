using Shouldly;
using Supervisor.Fleet.Model;
using Xunit;
using static Supervisor.Tests.Fleet.Supervised.SupervisedProject;

namespace Supervisor.Tests.Fleet.Supervised;

public sealed class HostDirectoriesTests
{
    [Theory]
    [InlineData("", "/fleet")]
    [InlineData("working_dir: agents", "/fleet/agents")]
    [InlineData("working_dir: ../agents", "/agents")]
    [InlineData("working_dir: /srv", "/srv")]
    [InlineData("working_dir: ~/agents", "/home/me/agents")]
    public void Process_RunsWhereTheFileSaysOrBesideIt(string key, string directory) =>
        Group($"services: {{ web: {{ command: [run], {key} }} }}").Service.WorkingDirectory.ShouldBe(directory);

    [Fact]
    public void AgentOfAProcess_WithADirectoryOfItsOwn_HasItResolvedAlike()
    {
        var group = Group(
            "services: { web: { x-supervisor: { agents: { A: { command: [a], working_dir: a }, B: { command: [b] } } } } }"
        );

        group.Agents.Select(agent => agent.WorkingDirectory).ShouldBe(["/fleet/a", null]);
    }

    [Fact]
    public void Container_KeepsTheDirectoryAsItIsWritten()
    {
        Group("services: { web: { image: web:1, working_dir: app } }").Service.WorkingDirectory.ShouldBe("app");
        Group("services: { web: { image: web:1 } }").Service.WorkingDirectory.ShouldBeNull();
    }

    private static GroupModel Group(string yaml) => Read(yaml, environment: ("HOME", "/home/me")).Model.Groups[0];
}
