using Shouldly;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;
using Supervisor.Runtimes.Containers.Requests;
using Supervisor.Tests.Supervision.Plans;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Requests;

public sealed class ContainerRequestTests
{
    private static readonly ServiceModel Web = new() { Image = "web:1", ContainerName = "demo-web-1" };

    /// <summary>What the engine is not asked for, and whose matter it is instead.</summary>
    private static readonly string[] NotAskedFor =
    [
        // It only has the hash's part in this, and the kind that of a file's name.
        "IsHolder",
        "Files",
        // Told to somebody when the image is missing; never built.
        "Service.Build",
        "Service.PullPolicy",
        // Who waits, restarts and stops is the supervisor.
        "Service.DependsOn",
        "Service.Restart",
        "Service.RestartDelay",
        "Service.RestartWindow",
        "Service.PostStart",
        "Service.PreStop",
        "Service.Profiles",
        // A reservation is held against the budget of the node, and is no share that the kernel knows.
        "Service.Resources.CpuReservation",
        // With what they hold they are in the definition's files.
        "Service.Secrets",
        "Service.Configs",
        // Of a Swarm, and for readers.
        "Service.Ports.Mode",
        "Service.Ports.Name",
        "Service.Ports.AppProtocol",
    ];

    [Fact]
    public void Request_WhereAnythingOfTheDefinitionChanges_IsAnother()
    {
        var untold = Variations
            .Of(WholeContainer.Definition)
            .GroupBy(
                variation => variation.Path,
                variation => Requested.Whole(variation.Value, Requested.New),
                StringComparer.Ordinal
            )
            .Where(path => path.All(text => text == Requested.Whole(WholeContainer.Definition, Requested.New)))
            .Select(path => path.Key)
            .ToList();

        untold
            .Where(path => !NotAskedFor.Any(listed => IsWithin(path, listed)))
            .ShouldBeEmpty("Ask for it, or say whose matter it is.");
        NotAskedFor
            .Where(listed => !untold.Any(path => IsWithin(path, listed)))
            .ShouldBeEmpty("The engine is asked for them.");
    }

    [Fact]
    public void Container_OfAPlainService_AsksForNothingThatItDoesNotSay()
    {
        var spec = Requested.Of(Web);

        spec.ShouldBe(
            new()
            {
                Image = "web:1",
                Labels = spec.Labels,
                HostConfig = spec.HostConfig,
            }
        );
        var host = spec.HostConfig.ShouldNotBeNull();
        host.ShouldBe(new() { Mounts = host.Mounts });
        host.Mounts.ShouldNotBeNull()
            .ShouldBe([
                new("bind", "/data/groups/1", "/run/supervisor", ReadOnly: true),
                new("bind", "/data/groups/1/records", "/run/supervisor/records"),
                new("bind", "/data/groups/1/logs", "/run/supervisor/logs"),
            ]);
    }

    [Fact]
    public void Labels_OfAContainer_AreItsOwnComposesAndOurs() =>
        Requested
            .Of(Web with { Labels = ValueMap<string>.Empty.With("mine", "yes").With("supervisor.node", "forged") })
            .Labels.ShouldNotBeNull()
            .Select(label => $"{label.Key}={label.Value}")
            .Order(StringComparer.Ordinal)
            .ShouldBe([
                "com.docker.compose.config-hash=h",
                "com.docker.compose.container-number=1",
                "com.docker.compose.oneoff=False",
                "com.docker.compose.project=demo",
                "com.docker.compose.service=web",
                "mine=yes",
                "supervisor.agent=web",
                "supervisor.cluster=c1",
                "supervisor.definition=h",
                "supervisor.group=web",
                "supervisor.node=n1",
            ]);

    [Fact]
    public void Image_ThatTheFileOnlyBuilds_IsCalledAsComposeCallsIt() =>
        ContainerRequest
            .ImageOf(Requested.Definition(new ServiceModel { Build = new BuildModel { Context = "." } }))
            .ShouldBe("demo-web");

    [Fact]
    public void Environment_HasAValueOrTakesTheImagesAway_AndWhereItIsFoundIsOurs()
    {
        var service = Web with
        {
            Environment = ValueMap<string?>.Empty.With("A", "1").With("B", null).With("SUPERVISOR_SOCKET", "forged"),
        };
        var place = Requested.Place with
        {
            Variables = ValueMap<string>.Empty.With("SUPERVISOR_SOCKET", "/run/supervisor/s"),
        };
        var files = new Dictionary<string, string>(StringComparer.Ordinal);

        ContainerRequest
            .Of(Requested.Definition(service), place, files, Requested.New)
            .Env.ShouldBe(["A=1", "B", "SUPERVISOR_SOCKET=/run/supervisor/s"]);
    }

    [Fact]
    public void Entrypoint_ThatIsEmpty_TakesTheImagesAway()
    {
        Requested.Of(Web with { Entrypoint = [] }).Entrypoint.ShouldBe([""]);
        Requested.Of(Web with { Entrypoint = ["run"] }).Entrypoint.ShouldBe(["run"]);
        Requested.Of(Web).Entrypoint.ShouldBeNull();
    }

    [Fact]
    public void StopTimeout_IsInWholeSeconds() =>
        Requested
            .Of(Web with { Stop = new StopSettings("SIGINT", TimeSpan.FromMilliseconds(1500)) })
            .StopTimeout.ShouldBe(2);

    [Fact]
    public void Health_ThatIsDisabled_IsNotLookedAfter() =>
        Requested
            .Of(Web with { Health = new HealthTest([]) { IsDisabled = true } })
            .Healthcheck.ShouldNotBeNull()
            .Test.ShouldBe(["NONE"]);

    [Fact]
    public void Health_OfTimingsAlone_LeavesTheImagesTest()
    {
        var health = Requested
            .Of(Web with { Health = new HealthTest([]) { Interval = TimeSpan.FromSeconds(2) } })
            .Healthcheck.ShouldNotBeNull();

        (health.Test, health.Interval).ShouldBe((null, 2_000_000_000));
    }

    [Fact]
    public void Files_ThatAreLaidOut_AreToBeReadOnly()
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["/run/secrets/key"] = "/data/files/1/key",
        };

        ContainerRequest
            .Of(Requested.Definition(Web), Requested.Place, files, Requested.New)
            .HostConfig!.Mounts.ShouldNotBeNull()
            .ShouldContain(
                new Supervisor.Runtimes.Docker.Containers.MountSpec(
                    "bind",
                    "/data/files/1/key",
                    "/run/secrets/key",
                    true
                )
            );
    }

    [Fact]
    public void Ulimits_OnAnEngineThatWouldAskForTooMany_AreOnesOwnWhereTheFileHasNone()
    {
        var own = new Dictionary<string, UlimitModel>(StringComparer.Ordinal)
        {
            ["nofile"] = new(20000, 20000),
            ["nproc"] = new(4096, 4096),
        };
        var limits = new ResourceLimits { Ulimits = ValueMap<UlimitModel>.Empty.With("nofile", new UlimitModel(1, 2)) };

        Requested
            .Host(Web with { Resources = limits }, Requested.New with { Ulimits = own })
            .Ulimits.ShouldBe([new("nofile", 1, 2), new("nproc", 4096, 4096)]);
    }

    private static bool IsWithin(string path, string listed) =>
        path == listed || path.StartsWith(listed + ".", StringComparison.Ordinal);
}
