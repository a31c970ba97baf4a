using Shouldly;
using Supervisor.Fleet.Compose.Texts;
using Xunit;

namespace Supervisor.Tests.Fleet.Compose.Texts;

public sealed class SmallTextTests
{
    [Theory]
    [InlineData("/dev/snd", "/dev/snd:/dev/snd:rwm")]
    [InlineData("/dev/sda:/dev/xvda", "/dev/sda:/dev/xvda:rwm")]
    [InlineData("/dev/sda:/dev/xvda:r", "/dev/sda:/dev/xvda:r")]
    [InlineData("/dev/sda:rw", "/dev/sda:/dev/sda:rw")]
    [InlineData("nvidia.com/gpu=all", "nvidia.com/gpu=all")]
    public void Device_IsWrittenOut(string text, string whole) => DeviceText.Parse(text).Value.ShouldBe(whole);

    [Theory]
    [InlineData("")]
    [InlineData("/dev/a:/dev/b:x")]
    [InlineData("/dev/a:/dev/b:r:w")]
    public void Text_ThatIsNoDevice_SaysWhyNot(string text) => DeviceText.Parse(text).Flaw.ShouldNotBeNullOrEmpty();

    [Theory]
    [InlineData("c 1:3 mr", true)]
    [InlineData("a 7:* rmw", true)]
    [InlineData("d 1:3 r", false)]
    [InlineData("c 1-3 r", false)]
    public void DeviceRule_HasItsForm(string text, bool fits) => DeviceText.IsRule(text).ShouldBe(fits);

    [Theory]
    [InlineData("db:10.0.0.7", "db", "10.0.0.7")]
    [InlineData("db=10.0.0.7", "db", "10.0.0.7")]
    [InlineData("db:::1", "db", "::1")]
    [InlineData("db=[fd00::7]", "db", "fd00::7")]
    [InlineData("host.docker.internal:host-gateway", "host.docker.internal", "host-gateway")]
    public void Host_HasItsNameAndAddress(string text, string name, string address) =>
        HostText.Parse(text).Value.ShouldBe(new HostText(name, address));

    [Theory]
    [InlineData("db")]
    [InlineData("=10.0.0.7")]
    [InlineData("db:other")]
    public void Text_ThatIsNoHost_SaysWhyNot(string text) => HostText.Parse(text).Flaw.ShouldNotBeNullOrEmpty();

    [Theory]
    [InlineData("0440", true, 288)]
    [InlineData("288", true, 288)]
    [InlineData("440", false, 288)]
    [InlineData("0o440", true, 288)]
    [InlineData("0", true, 0)]
    [InlineData("0449", true, null)]
    [InlineData("rw", true, null)]
    [InlineData("99999", true, null)]
    public void FileMode_IsOctalUnlessItIsAPlainNumber(string text, bool isPlain, int? mode) =>
        FileModeText.Parse(text, isPlain).ShouldBe(mode);

    [Theory]
    [InlineData("10.0.0.0/16", true)]
    [InlineData("2001:3984:3989::/64", true)]
    [InlineData("10.0.0.0/33", false)]
    [InlineData("10.0.0.0", false)]
    [InlineData("10.0.0/8", false)]
    public void Subnet_HasItsForm(string text, bool fits) => AddressText.IsSubnet(text).ShouldBe(fits);
}
