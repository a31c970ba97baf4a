using Supervisor.Actors;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Plants;
using Supervisor.Simulation.Workloads.Effects;
using Supervisor.Simulation.World;

namespace Supervisor.Simulation.Workloads.Presses;

/// <summary>
/// Effects that nothing but the lane keeps apart: one press a machine, and an actor that has several strokes under way at
/// once and is made to fail amid them.
/// </summary>
internal sealed class PressWorkload(Universe universe, Plant plant) : IWorkload
{
    private const int LeastInCalm = 8;

    private static readonly TimeSpan BetweenFailures = TimeSpan.FromSeconds(4);

    private readonly SortedDictionary<string, Workplace> _presses = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ActorRef<PressMessage>> _actors = new(StringComparer.Ordinal);
    private bool _isCalm;

    public IReadOnlyList<string> ExpectedRarities => [PressPort.Blindly, PressPort.Queued];

    public IEnumerable<Sapling> Saplings(Machine machine, Daemon daemon)
    {
        if (!_presses.TryGetValue(machine.Name, out var press))
        {
            press = new Workplace(universe, $"the press of {machine.Name}");
            _presses.Add(machine.Name, press);
        }

        var port = new PressPort(PlantedLanes.Create(plant, machine, "press"), press, daemon);
        yield return new Sapling(
            "press",
            keeper =>
            {
                var actor = keeper.Spawn(Props.Of(() => new PressActor(port)), "press");
                if (!daemon.IsDeposed)
                {
                    _actors[machine.Name] = actor;
                }

                return actor;
            }
        );
    }

    public void OnDaemonStarted(Machine machine, Daemon daemon) { }

    public Action OnBackup(Machine machine) => static () => { };

    public void CalmDown()
    {
        _isCalm = true;
        foreach (var press in _presses.Values)
        {
            press.CalmDown();
        }
    }

    public void CheckAtEnd()
    {
        foreach (var (machine, press) in _presses.Where(static press => press.Value.EndedInCalm < LeastInCalm))
        {
            universe.Violate(
                Workplace.WorkGoesOn,
                $"the press of {machine} had only {press.EndedInCalm} strokes though nothing is wrong any more"
            );
        }
    }

    internal void Start() => universe.Clock.After(universe.Around(BetweenFailures), FailSomewhere);

    private void FailSomewhere()
    {
        if (_isCalm)
        {
            return;
        }

        var victims = _actors.Values.ToArray();
        victims[universe.Chance.Next(victims.Length)].Tell(new JamPress());
        Start();
    }
}
