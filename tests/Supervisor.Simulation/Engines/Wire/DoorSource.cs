using Supervisor.Runtimes.Containers.Engines;
using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Calls;

namespace Supervisor.Simulation.Engines.Wire;

/// <summary>Finds the machine's engine, with less patience than a daemon has: a simulated minute is long.</summary>
internal sealed class DoorSource(EngineDoor door, TimeProvider clock) : IEngineSource
{
    internal static readonly EngineTimes Times = EngineTimes.Usual with
    {
        Connect = TimeSpan.FromSeconds(1),
        Look = TimeSpan.FromSeconds(4),
        Act = TimeSpan.FromSeconds(8),
    };

    public async Task<EngineOutcome<FoundEngine>> ConnectAsync(CancellationToken stop)
    {
        var run = door.Engine.Run?.Mark;
        var connected = await EngineClient.ConnectAsync(door, Times, clock, stop);
        return connected.IsOk ? new FoundEngine(connected.Value, run) : connected.Failure;
    }
}
