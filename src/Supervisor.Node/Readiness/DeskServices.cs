using Supervisor.Node.Readiness.Http;
using Supervisor.Node.Readiness.Speakers;
using Supervisor.Supervision.Time;

namespace Supervisor.Node.Readiness;

/// <summary>What all agents' desks share.</summary>
/// <param name="Chance">Gives so many bytes that nobody can guess.</param>
internal sealed record DeskServices(
    AgentTransport Transport,
    TokenBook Tokens,
    SignalDelivery Delivery,
    ReadinessLog Log,
    TimeProvider Clock,
    IBootClock BootClock,
    Func<int, byte[]> Chance
);
