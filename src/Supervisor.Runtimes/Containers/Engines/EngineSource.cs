using Supervisor.Runtimes.Docker;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Runtimes.Docker.Connections;

namespace Supervisor.Runtimes.Containers.Engines;

/// <summary>Finds the engine that the user means, anew each time: he may have chosen another.</summary>
/// <param name="fixedAddress">Where it is; null: wherever the user's settings say.</param>
internal sealed class EngineSource(TimeProvider clock, EngineAddress? fixedAddress = null) : IEngineSource
{
    public async Task<EngineOutcome<FoundEngine>> ConnectAsync(CancellationToken stop)
    {
        if (fixedAddress is { } known)
        {
            return await ConnectAsync(known, stop);
        }

        var address = EngineLookup.Find(UserSurroundings.OfThisProcess());
        return address.IsOk ? await ConnectAsync(address.Value, stop) : new EngineFailure.Unreached(address.Error);
    }

    private async Task<EngineOutcome<FoundEngine>> ConnectAsync(EngineAddress address, CancellationToken stop)
    {
        // Before the first call: an engine that is replaced after it would pass for the one that answered.
        var run = await EngineRun.FindAsync(address, EngineTimes.Usual.Connect, clock, stop);
        if (!run.IsOk)
        {
            return run.Failure;
        }

        var connected = await EngineClient.ConnectAsync(address, EngineTimes.Usual, clock, stop);
        return connected.IsOk ? new FoundEngine(connected.Value, run.Value.Name) : connected.Failure;
    }
}
