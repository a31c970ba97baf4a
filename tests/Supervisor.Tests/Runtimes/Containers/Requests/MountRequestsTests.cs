using Shouldly;
using Supervisor.Fleet.Model.Resources;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Values;
using Supervisor.Runtimes.Containers.Requests;
using Supervisor.Runtimes.Docker.Containers;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Requests;

public sealed class MountRequestsTests
{
    private static readonly MountModel Bind = new(MountKind.Bind, "/srv", "/data");
    private static readonly MountModel Volume = new(MountKind.Volume, "store", "/data");

    [Fact]
    public void Bind_WhosePathIsMade_IsAText() => Text(Bind).ShouldBe("/srv:/data:rw");

    [Fact]
    public void Bind_WithOptions_HasThemInItsText() =>
        Text(Bind with { ReadOnly = true, Propagation = "rslave", SelinuxLabel = "z" })
            .ShouldBe("/srv:/data:ro,z,rslave");

    [Fact]
    public void Bind_WhosePathIsNotMade_IsAMount() =>
        Mount(Bind with { CreateHostPath = false, ReadOnly = true })
            .ShouldBe(new MountSpec("bind", "/srv", "/data", ReadOnly: true));

    [Fact]
    public void Bind_OfAPathWithAColon_IsAMountThatMakesItWhereTheEngineCan()
    {
        var mount = Bind with { Source = "/srv/a:b" };

        Mount(mount).BindOptions.ShouldBe(new BindSpec(null, CreateMountpoint: true));
        Mount(mount, Requested.Old).BindOptions.ShouldBeNull();
    }

    [Theory]
    [InlineData("disabled", true, null, null)]
    [InlineData("writable", null, true, null)]
    [InlineData("readonly", null, null, true)]
    public void Bind_WithARuleForWhatIsBelow_IsAMount(string recursive, bool? none, bool? writable, bool? forced) =>
        Mount(Bind with { Recursive = recursive, CreateHostPath = false })
            .BindOptions.ShouldBe(
                new BindSpec(null, none) { ReadOnlyNonRecursive = writable, ReadOnlyForceRecursive = forced }
            );

    [Fact]
    public void Volume_OfTheFile_IsCalledAsTheEngineCallsIt() =>
        Mount(Volume).ShouldBe(new MountSpec("volume", "demo_store", "/data"));

    [Fact]
    public void Volume_WithoutAName_IsTheContainersOwn() =>
        Mount(Volume with { Source = null }).ShouldBe(new MountSpec("volume", null, "/data"));

    [Fact]
    public void Volume_WithALabelForSelinux_IsAText() =>
        Text(Volume with { SelinuxLabel = "Z", NoCopy = true }).ShouldBe("demo_store:/data:rw,Z,nocopy");

    [Fact]
    public void Volume_WithOptions_HasThem() =>
        Mount(Volume with { NoCopy = true, Subpath = "a" })
            .VolumeOptions.ShouldBe(new VolumeUse(true, null, null, "a"));

    [Fact]
    public void Memory_AndAnotherImage_AreMounts()
    {
        Mount(new MountModel(MountKind.Tmpfs, null, "/tmp") { TmpfsBytes = 5, TmpfsMode = 0x1FF })
            .ShouldBe(new MountSpec("tmpfs", null, "/tmp") { TmpfsOptions = new TmpfsSpec(5, 0x1FF) });
        Mount(new MountModel(MountKind.Image, "other:1", "/other") { Subpath = "a" })
            .ShouldBe(new MountSpec("image", "other:1", "/other") { ImageOptions = new ImageUse("a") });
    }

    [Fact]
    public void Tmpfs_InOneText_IsTakenApart() =>
        new MountRequests(
            Requested.Definition(
                new ServiceModel { Host = new HostSettings { Tmpfs = ["/a", "/b:size=1m,mode=700"] } }
            ),
            Requested.New
        ).Tmpfs.ShouldBe(new Dictionary<string, string> { ["/a"] = "", ["/b"] = "size=1m,mode=700" });

    [Fact]
    public void VolumesFrom_NamesContainers() =>
        new MountRequests(
            Requested.Definition(new ServiceModel { VolumesFrom = ["container:demo-db-1:ro"] }),
            Requested.New
        ).VolumesFrom.ShouldBe(["demo-db-1:ro"]);

    private static string Text(MountModel mount) =>
        Requests(mount, Requested.New).Texts.ShouldNotBeNull().ShouldHaveSingleItem();

    private static MountSpec Mount(MountModel mount, EngineTraits? engine = null)
    {
        var requests = Requests(mount, engine ?? Requested.New);
        requests.Texts.ShouldBeNull();
        return requests.Mounts(Requested.Place, new Dictionary<string, string>(StringComparer.Ordinal))[0];
    }

    private static MountRequests Requests(MountModel mount, EngineTraits engine) =>
        new(
            Requested.Definition(new ServiceModel { Mounts = [mount] }) with
            {
                Volumes = ValueMap<VolumeModel>.Empty.With("store", new VolumeModel { Name = "demo_store" }),
            },
            engine
        );
}
