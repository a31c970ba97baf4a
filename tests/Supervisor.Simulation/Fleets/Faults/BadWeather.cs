using Supervisor.Simulation.Faults;
using Supervisor.Simulation.Fleets.Words;
using Supervisor.Simulation.Guards;

namespace Supervisor.Simulation.Fleets.Faults;

/// <summary>Gusts in which much of what is asked of guards, told by them, and said by agents is lost, doubled or late.</summary>
internal sealed class BadWeather(FleetWorld world) : IFault
{
    private const double Gust = 0.25;

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(5);

    private int _gusts;

    public IReadOnlyList<string> ExpectedRarities =>
        [.. RuntimeWeather.Situations, .. Voice.Situations, SimulatedProber.Unanswered];

    /// <summary>A little of it there is at any time.</summary>
    internal static double Usual => 0.02;

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

    internal void Blow(double badness) => (world.Weather.Badness, world.Voice.Badness) = (badness, badness);
}
