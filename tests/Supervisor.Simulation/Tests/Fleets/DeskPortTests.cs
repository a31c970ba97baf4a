using Supervisor.Actors;
using Supervisor.Fleet.Values;
using Supervisor.Simulation.Fleets.Words;
using Supervisor.Simulation.Machines;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Agents.Signals;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.TestKit.Actors;
using Supervisor.TestKit.Runtimes;

namespace Supervisor.Simulation.Tests.Fleets;

/// <summary>The simulated surroundings keep what the daemon's own promise.</summary>
public sealed class DeskPortTests : SpokenSurroundingsContract, IAgentDirectory
{
    private readonly OneMachine _world = new();
    private readonly ActorKit _actors = new();
    private readonly SimulatedDesk _desk;
    private readonly ActorRef<AgentMessage> _supervisor;
    private string? _speaker;
    private DeskPort _port = null!;

    public DeskPortTests()
    {
        _desk = new SimulatedDesk(_world.Universe.Chance);
        _supervisor = _actors.Spawn<AgentMessage>((_, message) => Hear((SignalCame)message), "supervisor");
    }

    public override ValueTask DisposeAsync()
    {
        _world.Dispose();
        return ValueTask.CompletedTask;
    }

    public ActorRef<AgentMessage>? Find(AgentAddress agent) => _supervisor;

    protected override ValueTask<IAgentSurroundings> StartAsync() => Open("mainpc.1");

    protected override ValueTask<IAgentSurroundings> RestartAsync() => Open("mainpc.2");

    protected override string SecretIn(ValueMap<string> variables) => variables[DeskPort.TokenVariable];

    protected override Task<string?> SpeakerAsync(AgentAddress agent, string secret)
    {
        _speaker = null;
        _port.Take(agent, secret, new AgentWord.Heartbeat(), static _ => { });
        _actors.Run();
        return Task.FromResult(_speaker);
    }

    private ValueTask<IAgentSurroundings> Open(string name)
    {
        var universe = _world.Universe;
        _port = new DeskPort(_desk, new Daemon(universe, name), _world.Machine.Kernel, this);
        return ValueTask.FromResult<IAgentSurroundings>(new PumpedSurroundings(universe, _port));
    }

    private void Hear(SignalCame came)
    {
        _speaker = came.Signal.Incarnation;
        came.ReplyTo?.Tell(SignalOutcome.Taken);
    }
}
