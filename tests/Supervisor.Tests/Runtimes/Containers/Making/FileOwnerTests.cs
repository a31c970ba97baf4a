using Shouldly;
using Supervisor.Runtimes.Containers.Making;
using Supervisor.Runtimes.Docker.Images;
using Supervisor.Supervision.Definitions;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Making;

public sealed class FileOwnerTests
{
    private static readonly PlacedFile File = new("/key", []);

    [Theory]
    [InlineData(null, null, 0u)]
    [InlineData("root", "1000", 0u)]
    [InlineData(null, "1000:50", 1000u)]
    [InlineData("7:8", "1000", 7u)]
    [InlineData("guest", "1000", null)]
    [InlineData(null, "guest", null)]
    public void Owner_OfAFile_IsWhoReadsItAsFarAsHisNumberIsKnown(string? user, string? ofImage, uint? uid) =>
        FileOwner.Of(File, user, Image(ofImage)).ShouldBe(new FileOwner(uid, null, IsAsked: false));

    [Fact]
    public void Owner_WhomTheFileNames_GoesBefore() =>
        FileOwner.Of(File with { Uid = "5", Gid = "6" }, "7", Image(null)).ShouldBe(new FileOwner(5, 6, IsAsked: true));

    [Theory]
    [InlineData(null, 0u, true, UnixFileMode.UserRead)]
    [InlineData(null, 0u, false, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead)]
    [InlineData(null, null, true, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead)]
    [InlineData(0x120, null, true, UnixFileMode.UserRead | UnixFileMode.GroupRead)]
    public void Mode_OfAFile_IsAsAskedOrForItsOwnerOrForAll(int? asked, uint? uid, bool isHis, UnixFileMode mode) =>
        new FileOwner(uid, null, IsAsked: false).ModeOf(File with { Mode = asked }, isHis).ShouldBe(mode);

    private static ImageFacts Image(string? user) => new() { Config = new ImageConfig { User = user } };
}
