using Shouldly;
using Supervisor.Fleet.Model.Resources;
using Xunit;

namespace Supervisor.Tests.Fleet.Compose.Resources;

public sealed class NamedResourceTests
{
    [Fact]
    public void Volume_WithoutAName_HasTheProjectsBeforeItsKey() => Volume("").Name.ShouldBe("demo_data");

    [Fact]
    public void Volume_WithAName_HasIt() => Volume("{ name: models }").Name.ShouldBe("models");

    [Fact]
    public void Volume_OfADriver_HasItsOptions()
    {
        var volume = Volume("{ driver: local, driver_opts: { type: nfs, o: 'addr=10.0.0.1' }, labels: [a=b] }");

        volume.Driver.ShouldBe("local");
        volume.DriverOptions["type"].ShouldBe("nfs");
        volume.Labels["a"].ShouldBe("b");
    }

    [Fact]
    public void Secret_OfAFile_KnowsItsPath()
    {
        var bound = BoundProject.Of(
            "{ services: { web: { image: a } }, secrets: { key: { file: /key }, token: { environment: TOKEN } }, "
                + "configs: { conf: { content: hello } } }"
        );

        bound.Secrets["key"].ShouldBe(new FileResource { Name = "demo_key", File = "/key" });
        bound.Secrets["token"].EnvironmentVariable.ShouldBe("TOKEN");
        bound.Configs["conf"].Content.ShouldBe("hello");
    }

    private static VolumeModel Volume(string keys) =>
        BoundProject.Of($"{{ services: {{ web: {{ image: a }} }}, volumes: {{ data: {keys} }} }}").Volumes["data"];
}
