using System.Text.Json;
using Shouldly;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Containers;
using Xunit;

namespace Supervisor.Tests.Runtimes.Docker.Calls;

public sealed class EngineJsonTests
{
    [Fact]
    public void Answer_WithMoreThanIsKnown_IsReadAllTheSame()
    {
        var facts = Read("""{"Id":"1","New":{"a":[1,{"b":null}]},"State":{"Running":true,"Newer":5}}""");

        (facts.Id, facts.State!.Running).ShouldBe(("1", true));
    }

    [Fact]
    public void Answer_WithLessThanIsKnown_IsReadAllTheSame()
    {
        var facts = Read("""{"State":null,"Mounts":null}""");

        (facts.State, facts.Mounts, facts.Config).ShouldBe((null, null, null));
    }

    [Theory]
    [InlineData("\"2026-11-21T17:08:13.708380806Z\"", "2026-11-21T17:08:13.7083808+00:00")]
    [InlineData("\"2026-11-21T18:08:13+01:00\"", "2026-11-21T17:08:13.0000000+00:00")]
    [InlineData("\"0001-01-01T00:00:00Z\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("5", null)]
    [InlineData("{\"a\":1}", null)]
    [InlineData("null", null)]
    public void Moment_IsReadOrIsNone(string json, string? moment) =>
        Read($$"""{"Created":{{json}},"Id":"1"}""").Created?.ToString("O").ShouldBe(moment);

    [Fact]
    public void Spec_LeavesOutWhatIsLeftToTheEngine()
    {
        var spec = new ContainerSpec
        {
            Image = "app",
            HostConfig = new HostSpec { UtsMode = "host" },
        };

        JsonSerializer
            .Serialize(spec, EngineJson.Default.ContainerSpec)
            .ShouldBe("""{"Image":"app","HostConfig":{"UTSMode":"host"}}""");
    }

    [Fact]
    public void Filters_KeepWhatWasThere()
    {
        var one = EngineFilters.None.Label("a", "b");
        var two = one.Label("c", "d").And("type", "container");

        one.Json.ShouldBe("""{"label":["a=b"]}""");
        two.Json.ShouldBe("""{"label":["a=b","c=d"],"type":["container"]}""");
        EngineFilters.None.Json.ShouldBeEmpty();
    }

    [Fact]
    public void Moment_IsSentToTheNanosecond() =>
        EngineUnits.Moment(DateTimeOffset.UnixEpoch.AddSeconds(12).AddTicks(3)).ShouldBe("12.000000300");

    private static ContainerFacts Read(string json) =>
        JsonSerializer.Deserialize(json, EngineJson.Default.ContainerFacts)!;
}
