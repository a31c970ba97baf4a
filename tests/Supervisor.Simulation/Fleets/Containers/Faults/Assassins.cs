using Supervisor.Simulation.Engines;
using Supervisor.Simulation.Engines.Wire;
using Supervisor.Simulation.Faults;

namespace Supervisor.Simulation.Fleets.Containers.Faults;

/// <summary>
/// Daemons that die just when they have asked the engine for something: before it was done, before they heard of it, or right
/// after, when they have not acted on it yet.
/// </summary>
internal sealed class Assassins(FleetWorld world, Crashes crashes) : IFault
{
    private const string CommandMade = "exec";
    private const string CommandStarted = "start of a command";

    private static readonly string[] Acts = ["create", "start", "kill", "DELETE", CommandMade, CommandStarted];

    private static readonly TimeSpan WayBack = TimeSpan.FromMilliseconds(0.25);

    private (string Act, CallStage Stage, TimeSpan After)? _plan;

    public IReadOnlyList<string> ExpectedRarities =>
        [.. Acts.SelectMany(act => Enum.GetValues<CallStage>().Select(stage => Said(act, stage)))];

    public void Strike()
    {
        var chance = world.Universe.Chance;
        var stage = chance.Next() < 0.4 ? CallStage.Taken : CallStage.Done;
        var after = chance.Next() < 0.5 ? TimeSpan.Zero : WayBack;
        _plan = (Acts[chance.Next(Acts.Length)], stage, after);
    }

    public void Cease() => _plan = null;

    internal void OnCall(EngineCall call, CallStage stage)
    {
        if (
            _plan is not { } plan
            || plan.Stage != stage
            || plan.Act != ActOf(call)
            || call.Daemon != world.Machine.Daemon
        )
        {
            return;
        }

        _plan = null;
        world.Universe.Rarities.Reached(Said(plan.Act, stage));
        world.Universe.Clock.After(plan.After, crashes.Strike);
    }

    private static string ActOf(EngineCall call) =>
        call.Request switch
        {
            { Method: "POST", Path: ["exec", _, "start"] } => CommandStarted,
            { Method: "POST", Path: [.., var act] } => act,
            var other => other.Method,
        };

    private static string Said(string act, CallStage stage) =>
        $"a daemon killed at a container's {act.ToLowerInvariant()}, {(stage == CallStage.Taken ? "asked" : "done")}";
}
