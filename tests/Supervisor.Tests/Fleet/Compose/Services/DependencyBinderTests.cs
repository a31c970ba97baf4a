using Shouldly;
using Supervisor.Fleet.Model.Services;
using Xunit;

namespace Supervisor.Tests.Fleet.Compose.Services;

public sealed class DependencyBinderTests
{
    [Fact]
    public void Dependencies_OfAList_AreOnTheStart()
    {
        var dependencies = BoundProject.Service("depends_on: [a, b]").DependsOn;

        dependencies.Names.ShouldBe(["a", "b"]);
        dependencies["a"].ShouldBe(new DependencyModel(DependencyCondition.Started));
    }

    [Theory]
    [InlineData("service_started", DependencyCondition.Started)]
    [InlineData("service_healthy", DependencyCondition.Healthy)]
    [InlineData("service_completed_successfully", DependencyCondition.CompletedSuccessfully)]
    public void Dependency_InLongForm_HasItsCondition(string written, DependencyCondition condition) =>
        BoundProject
            .Service($"depends_on: {{ a: {{ condition: {written}, required: false, restart: true }} }}")
            .DependsOn["a"]
            .ShouldBe(new DependencyModel(condition, Required: false, Restart: true));

    [Theory]
    [InlineData("links: ['db:mysql']")]
    [InlineData("volumes_from: ['db:ro', 'container:other']")]
    [InlineData("network_mode: 'service:db'")]
    [InlineData("ipc: 'service:db'")]
    [InlineData("pid: 'service:db'")]
    public void Service_ThatUsesAPartOfAnother_DependsOnIt(string keys) =>
        BoundProject
            .Service(keys)
            .DependsOn.ShouldHaveSingleItem()
            .ShouldBe(KeyValuePair.Create("db", new DependencyModel(DependencyCondition.Started, Restart: true)));

    [Fact]
    public void Dependency_ThatIsWritten_GoesBeforeOneThatIsImplied() =>
        BoundProject
            .Service("links: [db], depends_on: { db: { condition: service_healthy } }")
            .DependsOn["db"]
            .ShouldBe(new DependencyModel(DependencyCondition.Healthy));
}
