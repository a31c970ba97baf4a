using Shouldly;
using Supervisor.Node.Fleets.Forecasts;
using Xunit;

namespace Supervisor.Tests.Node.Fleets.Forecasts;

public sealed class FleetForecastTests : IDisposable
{
    private const string Before = """
        services:
          chat:
            x-supervisor:
              agents:
                Router: { command: [serve], ttl: 30s }
                Planner: { command: [plan], environment: { KEY: old-secret } }
                Old: { command: [old] }
                Same: { command: [same] }
        """;

    private const string After = """
        services:
          chat:
            x-supervisor:
              agents:
                Router: { command: [serve], ttl: 60s }
                Planner: { command: [plan, --fast], environment: { KEY: new-secret } }
                Same: { command: [same] }
                New: { command: [new] }
        """;

    private readonly DraftKit _drafts = new();

    public void Dispose() => _drafts.Dispose();

    [Fact]
    public void Forecast_OfAChange_TellsEachAgentsFateWithTheKeysAndNoValues()
    {
        var forecast = _drafts.Forecast(Before, After);

        forecast
            .Changes.Select(change => change.ToString())
            .ShouldBe([
                "chat/Router goes on: ttl",
                "chat/Planner starts anew: command, environment.KEY",
                "chat/New starts",
                "chat/Old ends",
            ]);
        forecast.Summary.ShouldBe("1 starts, 1 starts anew, 1 ends, 1 goes on, supervised otherwise, 1 is not touched");
    }

    [Fact]
    public void Forecast_OfANewContainer_IsThatAllWithinStartAnew()
    {
        const string Within = "x-supervisor: { agents: { A: { command: [a] }, B: } }";

        var forecast = _drafts.Forecast(
            $"services: {{ web: {{ image: web:1, {Within} }} }}",
            $"services: {{ web: {{ image: web:2, {Within} }} }}"
        );

        forecast
            .Changes.Select(change => change.ToString())
            .ShouldBe(["web/A starts anew: image", "web/B starts anew: image"]);
    }

    [Fact]
    public void Forecast_OfTheSame_ChangesNothing()
    {
        var forecast = _drafts.Forecast(Before, Before);

        forecast.Changes.ShouldBeEmpty();
        forecast.Summary.ShouldBe("4 are not touched");
    }

    [Fact]
    public void Forecast_OfTheFirst_StartsAll() => _drafts.Forecast(null, Before).Summary.ShouldBe("4 start");

    [Fact]
    public void Forecast_OfTheSameFileWithAnotherVariable_StartsAnewWhoHasIt()
    {
        const string File =
            "services: { chat: { x-supervisor: { agents: { A: { command: [a], environment: { T: '${TOKEN}' } } } } } }";

        var forecast = _drafts.Forecast(File, File, ("TOKEN", "1"), ("TOKEN", "2"));

        forecast.Changes.ShouldHaveSingleItem().Fate.ShouldBe(AgentFate.StartsAnew);
    }
}
