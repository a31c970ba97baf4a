using Supervisor.Simulation.Engines;
using Supervisor.Simulation.Faults;
using Supervisor.Simulation.Fleets.Programs;

namespace Supervisor.Simulation.Fleets.Containers.Faults;

/// <summary>Times in which much of what engines are asked hangs, fails or is never answered, and of what they tell is lost, doubled or late.</summary>
internal sealed class EngineGusts(FleetWorld world) : IFault
{
    private const double Gust = 0.2;
    private const double Usual = 0.01;

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(6);

    private int _gusts;

    public IReadOnlyList<string> ExpectedRarities =>
        [.. EngineWeather.Situations, .. ContainerLife.Situations, ContainerApi.NameTaken, FleetPrograms.Renamed];

    public void Strike()
    {
        var gust = ++_gusts;
        Blow(Gust);
        world.Universe.Clock.After(
            world.Universe.Around(Length),
            () =>
            {
                if (gust == _gusts)
                {
                    Blow(Usual);
                }
            }
        );
    }

    public void Cease()
    {
        _gusts++;
        Blow(0);
    }

    private void Blow(double badness) => world.Room!.Weather.Badness = badness;
}
