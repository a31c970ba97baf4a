using Shouldly;
using Supervisor.Runtimes.Probing.Names;
using Xunit;

namespace Supervisor.Tests.Runtimes.Probing.Names;

public sealed class ResolverSettingsTests
{
    [Fact]
    public void File_IsRead()
    {
        var settings = ResolverSettings.Parse(
            """
            # made by somebody
            search old.example
            nameserver 127.0.0.11
            nameserver nobody
            nameserver ::1
            search home.example. lab.example
            options edns0 ndots:2
            """
        );

        settings.Servers.Select(server => $"{server}").ShouldBe(["127.0.0.11", "::1"]);
        settings.Search.ShouldBe(["home.example", "lab.example"]);
        settings.Dots.ShouldBe(2);
    }

    [Fact]
    public void File_OfManyServers_HasThree() =>
        ResolverSettings
            .Parse(string.Join('\n', Enumerable.Range(1, 9).Select(number => $"nameserver 10.0.0.{number}")))
            .Servers.Count.ShouldBe(3);

    [Theory]
    [InlineData(1, "web", "web.home web")]
    [InlineData(1, "web.lab", "web.lab web.lab.home")]
    [InlineData(0, "web", "web web.home")]
    [InlineData(2, "web.lab", "web.lab.home web.lab")]
    [InlineData(1, "web.", "web")]
    public void Name_IsLookedForAsItIsAndInTheDomains(int dots, string name, string candidates) =>
        string.Join(' ', new ResolverSettings([], ["home"], dots).CandidatesOf(name)).ShouldBe(candidates);
}
