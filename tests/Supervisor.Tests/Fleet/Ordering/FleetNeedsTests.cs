using Shouldly;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Ordering;
using Supervisor.Fleet.Values;
using Xunit;
using static Supervisor.Tests.Fleet.Fleets;

namespace Supervisor.Tests.Fleet.Ordering;

public sealed class FleetNeedsTests
{
    [Fact]
    public void Need_OnNothing_IsUnresolvedAtItsPlace()
    {
        var unresolved = NeedsOf(Project("one", Group("core", Agent("a"), Agent("b", "a", "zzz")))).Unresolved;

        var need = unresolved.ShouldHaveSingleItem();
        need.Need.Path.ToString().ShouldBe("services.core.x-supervisor.agents.b.needs[1]");
        need.Outcome.ShouldBe(new NameResolution.Unknown());
    }

    [Fact]
    public void DependsOn_IsLookedForAmongTheServicesOfItsProjectOnly()
    {
        var web = Group("web", Agent("redis")).DependingOn("redis");

        NeedsOf(Project("one", web), Project("two", Plain("redis")))
            .Unresolved.ShouldHaveSingleItem()
            .Need.Path.ToString()
            .ShouldBe("services.web.depends_on.redis");
    }

    [Fact]
    public void DependsOn_OfAnInactiveProfile_IsUnresolvedUnlessItIsNotRequired()
    {
        var web = Plain("web").DependingOn("debug");
        var project = Project("one", web) with
        {
            Inactive = ValueMap<InactiveGroup>.Empty.With("debug", new InactiveGroup(["dev"], ["debug"])),
        };
        var optional = new DependencyModel(DependencyCondition.Started, Required: false);
        var lenient = web with
        {
            Service = web.Service with { DependsOn = ValueMap<DependencyModel>.Empty.With("debug", optional) },
        };

        NeedsOf(project).Unresolved.ShouldHaveSingleItem().Outcome.ShouldBeOfType<NameResolution.Inactive>();
        NeedsOf(project with { Groups = [lenient] }).Unresolved.ShouldBeEmpty();
    }

    private static FleetNeeds NeedsOf(params ProjectModel[] projects) => FleetNeeds.Of(FleetNames.Of(Of(projects)));
}
