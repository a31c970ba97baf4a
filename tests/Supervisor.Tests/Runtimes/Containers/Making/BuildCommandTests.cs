using Shouldly;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;
using Supervisor.Runtimes.Containers.Making;
using Supervisor.Tests.Runtimes.Containers.Requests;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Making;

public sealed class BuildCommandTests
{
    [Fact]
    public void Command_OfABuildWithAllThatItCanSay_SaysItWithoutValues() =>
        Command(
                new BuildModel
                {
                    Context = "/my src",
                    Dockerfile = "sub/Dockerfile",
                    Target = "final",
                    Network = "host",
                    Args = ValueMap<string?>.Empty.With("TOKEN", "secret"),
                }
            )
            .ShouldBe(
                "docker build -t demo-web -f '/my src/sub/Dockerfile' --target final --network host --build-arg TOKEN '/my src'"
            );

    [Fact]
    public void Command_OfWhatStandsInTheFile_IsComposes() =>
        Command(new BuildModel { Context = ".", InlineDockerfile = "FROM scratch" })
            .ShouldBe("docker compose build web");

    [Fact]
    public void Command_OfAServiceThatIsNotBuilt_IsNone() => Command(null).ShouldBeNull();

    private static string? Command(BuildModel? build) =>
        BuildCommand.Of(Requested.Definition(new ServiceModel { Build = build }));
}
