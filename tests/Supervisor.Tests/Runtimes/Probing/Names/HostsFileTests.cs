using Shouldly;
using Supervisor.Runtimes.Probing.Names;
using Xunit;

namespace Supervisor.Tests.Runtimes.Probing.Names;

public sealed class HostsFileTests
{
    private const string File = """
        127.0.0.1	localhost
        ::1	localhost ip6-localhost # its own
        # 10.0.0.1 hidden
        10.0.0.7   Kitchen kitchen.home
        nonsense kitchen
        """;

    [Theory]
    [InlineData("localhost", "127.0.0.1 ::1")]
    [InlineData("kitchen", "10.0.0.7")]
    [InlineData("KITCHEN.home", "10.0.0.7")]
    [InlineData("hidden", "")]
    [InlineData("its", "")]
    [InlineData("10.0.0.7", "")]
    public void Name_HasTheAddressesOfItsLines(string name, string addresses) =>
        string.Join(' ', HostsFile.AddressesOf(File, name).Select(address => $"{address}")).ShouldBe(addresses);
}
