using Supervisor.Simulation.Hosts;

namespace Supervisor.Simulation.Fleets.Containers;

/// <summary>What a container runs, with those whom its image starts.</summary>
internal sealed class ImageProgram(IProgram first, IReadOnlyList<ImageAgent> started) : IProgram
{
    public void Begin(SimulatedProcess self)
    {
        first.Begin(self);
        var then = self.OnGone;
        self.OnGone = hasSucceeded =>
        {
            then?.Invoke(hasSucceeded);
            foreach (var agent in started)
            {
                agent.End();
            }
        };
        foreach (var agent in started)
        {
            agent.Begin(self);
        }
    }

    public void OnSignal(SimulatedProcess self, int signal) => first.OnSignal(self, signal);
}
