using Shouldly;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Images;
using Supervisor.Runtimes.Docker.Images.Credentials;
using Supervisor.TestKit.Docker.Engines;
using Xunit;

namespace Supervisor.TestKit.Docker.Contracts;

/// <summary>What containers are made of.</summary>
public abstract class ImageContract(EngineFixture engine) : EngineContract(engine)
{
    [Fact]
    public async Task Image_ThatWasLoaded_IsAsItWasMade()
    {
        var image = Done(await Client.Images.InspectAsync(Engine.Image, Cancellation));

        image.RepoTags.ShouldNotBeNull().ShouldContain(Engine.Image);
        (image.Os, image.Architecture).ShouldBe(("linux", "amd64"));
        var config = image.Config.ShouldNotBeNull();
        config.Env.ShouldNotBeNull().ShouldContain("SPICE=salt");
        config.Labels.ShouldNotBeNull()["test"].ShouldBe("yes");
        image.Size.ShouldBeGreaterThan(1 << 20);
    }

    [Fact]
    public async Task List_ByReference_HasThatImage()
    {
        var rows = Done(await Client.Images.ListAsync(EngineFilters.None.And("reference", Engine.Image), Cancellation));

        rows.ShouldHaveSingleItem().RepoTags.ShouldNotBeNull().ShouldContain(Engine.Image);
    }

    [Fact]
    public async Task Image_WithASecondName_LosesItAlone()
    {
        var repository = $"localhost/supervisor-test-{Engine.Run}-other";

        Done(await Client.Images.TagAsync(Engine.Image, repository, "2", Cancellation));
        var other = Done(await Client.Images.InspectAsync($"{repository}:2", Cancellation));
        var removed = Done(await Client.Images.RemoveAsync($"{repository}:2", force: false, Cancellation));

        removed.ShouldHaveSingleItem().Untagged.ShouldBe($"{repository}:2");
        var image = Done(await Client.Images.InspectAsync(Engine.Image, Cancellation));
        image.Id.ShouldBe(other.Id);
    }

    [Fact]
    public async Task Container_OfNoSuchImage_IsNotMade() =>
        ShouldBeAbsent(
            await Client.Containers.CreateAsync(
                NewName("container"),
                Engine.Shell("true") with
                {
                    Image = "localhost/supervisor-test-none:1",
                },
                Cancellation
            )
        );

    [Fact]
    public async Task Anything_OfNoSuchImage_IsAbsent()
    {
        const string Name = "localhost/supervisor-test-none:1";
        bool?[] isAbsent =
        [
            (await Client.Images.InspectAsync(Name, Cancellation)).Failure?.IsAbsent,
            (await Client.Images.TagAsync(Name, "localhost/other", "1", Cancellation)).Failure?.IsAbsent,
            (await Client.Images.RemoveAsync(Name, force: false, Cancellation)).Failure?.IsAbsent,
        ];

        isAbsent.ShouldAllBe(absent => absent == true);
    }

    [Fact]
    public async Task Load_OfWhatIsNoImage_IsRefused()
    {
        using var archive = new MemoryStream([1, 2, 3]);

        Refused(await Client.Images.LoadAsync(archive, static _ => { }, Cancellation)).Message.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Pull_WithTheRightLogin_BringsTheImageAndTellsOfIt()
    {
        var image = ImageReference.Parse(Engine.Registry.Image).ShouldNotBeNull();
        var told = new List<PullProgress>();

        Done(await Client.Images.PullAsync(image, Login(TestRegistry.Password), told.Add, Cancellation));

        var facts = Done(await Client.Images.InspectAsync(Engine.Registry.Image, Cancellation));
        facts.Config.ShouldNotBeNull().Cmd.ShouldBe(["/hello"]);
        told.ShouldContain(progress => progress.Layer != null);
        Done(await Client.Images.RemoveAsync(Engine.Registry.Image, force: true, Cancellation)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Pull_WithoutALoginOrWithTheWrongOne_IsRefused()
    {
        var image = ImageReference.Parse(Engine.Registry.Image).ShouldNotBeNull();

        Refused(await Client.Images.PullAsync(image, login: null, static _ => { }, Cancellation));
        Refused(await Client.Images.PullAsync(image, Login("wrong"), static _ => { }, Cancellation));
    }

    private RegistryLogin Login(string password) =>
        new()
        {
            Server = Engine.Registry.Address,
            User = TestRegistry.User,
            Password = password,
        };
}
