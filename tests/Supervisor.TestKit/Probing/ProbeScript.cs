using Supervisor.Supervision.Ports.Probing;

namespace Supervisor.TestKit.Probing;

/// <summary>How an agent answers to its probes.</summary>
/// <param name="After">How long it takes; beyond the time of the probe it is the probe that gives up.</param>
public sealed record ProbeScript(ProbeAnswer Answer, TimeSpan After)
{
    public static ProbeScript Passes { get; } = new(ProbeAnswer.Ok, TimeSpan.Zero);

    public static ProbeScript Refuses { get; } = Fails(ProbeAnswer.Refused);

    public static ProbeScript Silent { get; } = new(ProbeAnswer.Ok, TimeSpan.MaxValue);

    public static ProbeScript Fails(string reason) => new(ProbeAnswer.Failed(reason), TimeSpan.Zero);
}
