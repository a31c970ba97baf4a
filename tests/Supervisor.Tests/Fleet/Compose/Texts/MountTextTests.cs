using Shouldly;
using Supervisor.Fleet.Compose.Texts;
using Supervisor.Fleet.Model.Services;
using Xunit;

namespace Supervisor.Tests.Fleet.Compose.Texts;

public sealed class MountTextTests
{
    [Fact]
    public void Mount_OfAPlaceAlone_IsAnAnonymousVolume() =>
        Mount("/var/lib/mysql").ShouldBe(new MountModel(MountKind.Volume, null, "/var/lib/mysql"));

    [Fact]
    public void Mount_OfAName_IsAVolume() =>
        Mount("data:/data").ShouldBe(new MountModel(MountKind.Volume, "data", "/data"));

    [Theory]
    [InlineData("./cache")]
    [InlineData("../cache")]
    [InlineData("/opt/data")]
    [InlineData("~/configs")]
    [InlineData(".")]
    public void Mount_OfAPath_IsABind(string source) =>
        Mount($"{source}:/a").ShouldBe(new MountModel(MountKind.Bind, source, "/a"));

    [Fact]
    public void Mount_OfADriveOfWindows_KeepsItsColon() =>
        Mount(@"C:\data:/data:ro").ShouldBe(new MountModel(MountKind.Bind, @"C:\data", "/data") { ReadOnly = true });

    [Fact]
    public void Mount_WithOptions_HasThem() =>
        Mount("./a:/b:ro,z,rshared,cached")
            .ShouldBe(
                new MountModel(MountKind.Bind, "./a", "/b")
                {
                    ReadOnly = true,
                    SelinuxLabel = "z",
                    Propagation = "rshared",
                }
            );

    [Fact]
    public void Mount_OfAPlaceWithOptions_IsAnAnonymousVolume() =>
        Mount("/data:nocopy").ShouldBe(new MountModel(MountKind.Volume, null, "/data") { NoCopy = true });

    [Theory]
    [InlineData("data")]
    [InlineData("data:data")]
    [InlineData("a/b:/c")]
    [InlineData(":/c")]
    [InlineData("./a:/b:rx")]
    [InlineData("./a:/b:ro:z")]
    public void Text_ThatIsNoMount_SaysWhyNot(string text)
    {
        var parsed = MountText.Parse(text);

        parsed.Value.ShouldBeNull();
        parsed.Flaw.ShouldNotBeNullOrEmpty();
    }

    private static MountModel Mount(string text) => MountText.Parse(text).Value.ShouldNotBeNull();
}
